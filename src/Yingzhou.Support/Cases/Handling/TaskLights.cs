using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Support.Cases.Storage;
using Yingzhou.Support.Process;

namespace Yingzhou.Support.Cases.Handling;

/// <summary>Keeps the inbox true: a task is due when its case is, and waits while the case waits.</summary>
sealed class TaskLights(CityContext city, CaseStore store) : IProcessListener
{
    public async Task TaskOpened(UserTask task, CancellationToken cancel)
    {
        // A process that a timer or a message started may be about no case at all.
        if (!Guid.TryParse(task.BusinessKey, out var id) || await store.Find(id, cancel) is not { } @case)
            return;
        task.DueAt ??= @case.DueAt ?? @case.NextCheckAt;
    }

    public Task TaskClosed(UserTask task, CancellationToken cancel) => Task.CompletedTask;

    public Task InstanceEnded(ProcessInstance instance, CancellationToken cancel) => Task.CompletedTask;

    public async Task Suspend(Case @case, CancellationToken cancel)
    {
        foreach (var task in await Of(@case, UserTaskStatus.Open, cancel))
        {
            task.Status = UserTaskStatus.Suspended;
            task.Version++;
        }
    }

    public async Task Resume(Case @case, CancellationToken cancel)
    {
        var waiting = await Of(@case, UserTaskStatus.Suspended, cancel);
        // A task for which a signer was asked (加签) goes on waiting for them.
        var unsigned = waiting.Select(task => task.AddedTo).ToHashSet();
        foreach (var task in waiting.Where(task => !unsigned.Contains(task.Id)))
        {
            task.Status = UserTaskStatus.Open;
            task.DueAt = @case.DueAt ?? @case.NextCheckAt;
            task.Version++;
        }
    }

    Task<List<UserTask>> Of(Case @case, UserTaskStatus status, CancellationToken cancel)
    {
        var key = @case.Id.ToString();
        return city.Set<UserTask>().Where(task => task.BusinessKey == key && task.Status == status).ToListAsync(cancel);
    }
}
