using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;
using Yingzhou.Support.Process;

namespace Yingzhou.Support.Cases.Reading;

/// <summary>What belongs to an inbox, said once: the list, its filters and its numbers ask by the same words.</summary>
static class TaskQueries
{
    /// <summary>Waits for one of the official's posts, and is not in somebody else's hands by name.</summary>
    public static IQueryable<UserTask> WaitingFor(this IQueryable<UserTask> tasks, Subject official)
    {
        var posts = official.Posts.Select(held => held.Id).ToList();
        return tasks
            .Where(task => posts.Contains(task.Post) && task.Status == UserTaskStatus.Open)
            .Where(task => task.Assignee == null || task.Assignee == official.OfficialId);
    }

    /// <summary>Those whose lamp burns in this colour now.</summary>
    public static IQueryable<UserTask> Lit(this IQueryable<UserTask> tasks, Light light, DateTimeOffset now) =>
        light switch
        {
            Light.Red => tasks.Where(task => task.RedAt <= now),
            Light.Orange => tasks.Where(task => task.OrangeAt <= now && (task.RedAt == null || task.RedAt > now)),
            Light.Yellow => tasks.Where(task => task.YellowAt <= now && (task.OrangeAt == null || task.OrangeAt > now)),
            _ => tasks.Where(task => task.YellowAt == null || task.YellowAt > now),
        };

    public static IQueryable<UserTask> Due(this IQueryable<UserTask> tasks, InboxDue due, DateTimeOffset now)
    {
        var endOfToday = CityTime.EndOf(now.Day());
        return due is InboxDue.Overdue
            ? tasks.Where(task => task.DueAt < now)
            : tasks.Where(task => task.DueAt >= now && task.DueAt <= endOfToday);
    }
}
