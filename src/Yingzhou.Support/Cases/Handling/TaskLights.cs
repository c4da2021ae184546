using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Storage;
using Yingzhou.Support.Process;

namespace Yingzhou.Support.Cases.Handling;

/// <summary>Keeps the inbox true: a task is due when its case is, and waits while the case waits.</summary>
sealed class TaskLights(CityContext city, CaseStore store, CaseMoments moments) : IProcessListener
{
    // About two years: no drawing looks further ahead.
    const int LongestOwnWorkdays = 500;

    public async Task TaskOpened(UserTask task, CancellationToken cancel)
    {
        // A process that a timer or a message started may be about no case at all.
        if (Guid.TryParse(task.BusinessKey, out var id) && await store.Find(id, cancel) is { } @case)
            Set(task, @case, task.DueAt);
    }

    public Task TaskClosed(UserTask task, CancellationToken cancel)
    {
        city.Live.Touch(CaseTopics.OfPost(task.Post));
        return Task.CompletedTask;
    }

    public Task InstanceEnded(ProcessInstance instance, CancellationToken cancel) => Task.CompletedTask;

    public async Task Suspend(Case @case, CancellationToken cancel)
    {
        foreach (var task in await Of(@case, UserTaskStatus.Open, cancel))
        {
            city.Live.Touch(CaseTopics.OfPost(task.Post));
            task.Status = UserTaskStatus.Suspended;
            task.Version++;
        }
    }

    public async Task Resume(Case @case, CancellationToken cancel)
    {
        var waiting = await Of(@case, UserTaskStatus.Suspended, cancel);
        // A task for which a signer was asked (加签) goes on waiting for them.
        var unsigned = waiting.Select(task => task.AddedTo).ToHashSet();
        foreach (var task in waiting)
        {
            Set(task, @case, due: null);
            if (!unsigned.Contains(task.Id))
                task.Status = UserTaskStatus.Open;
            task.Version++;
        }
    }

    // What no clock of the case limits is the handing over of a decision: ten working days (行政许可法 44).
    void Set(UserTask task, Case @case, DateTimeOffset? due)
    {
        city.Live.Touch(CaseTopics.OfPost(task.Post));
        var moment = moments.ByItself();
        task.DueAt =
            due
            ?? @case.DueAt
            ?? @case.NextCheckAt
            ?? CityTime.EndOf(moment.Workdays.AddWorkdaysOpen(moment.Day, LicensingLaw.DeliveryDays).Value.Day);
        (task.YellowAt, task.OrangeAt, task.RedAt) = due is { } own ? OwnLights(own, moment) : @case.Lights(moment);
    }

    // A deadline of the drawing (后续核查) has lamps of its own, counted from today.
    static LightMoments OwnLights(DateTimeOffset due, CaseMoment moment)
    {
        var days = Enumerable
            .Range(0, LongestOwnWorkdays)
            .FirstOrDefault(days => moment.Workdays.AddWorkdaysOpen(moment.Day, days).Value.Day >= due.Day(), LongestOwnWorkdays);
        return CaseClock.Lights(LegalClock.Start(moment.Day, days), moment);
    }

    Task<List<UserTask>> Of(Case @case, UserTaskStatus status, CancellationToken cancel)
    {
        var key = @case.Id.ToString();
        return city.Set<UserTask>().Where(task => task.BusinessKey == key && task.Status == status).ToListAsync(cancel);
    }
}
