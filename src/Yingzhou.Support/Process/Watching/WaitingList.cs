using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Foundation.Storage;
using Yingzhou.Languages.Bpmn;
using Yingzhou.Support.Process.Definitions;
using Yingzhou.Support.Process.Storage;

namespace Yingzhou.Support.Process.Watching;

/// <summary>For what an instance waits: since when, until when, and what is known about the delay.</summary>
sealed class WaitingList(CityContext city, IOrganisation organisation)
{
    public async Task<IReadOnlyList<WaitingLine>> Of(ProcessInstance instance, ReleasedProcess process, CancellationToken cancel)
    {
        var id = instance.Id;
        var since = await city.Set<VisitRow>()
            .AsNoTracking()
            .Where(v => v.InstanceId == id && v.LeftAt == null)
            .ToDictionaryAsync(v => v.ElementInstanceId, v => v.EnteredAt, cancel);
        var wanted = ProcessStateJson.Read(instance.State).Subscriptions.ToDictionary(wait => wait.Id);
        var tasks = await city.Set<UserTask>()
            .AsNoTracking()
            .Where(task => task.InstanceId == id && (task.Status == UserTaskStatus.Open || task.Status == UserTaskStatus.Suspended))
            .ToListAsync(cancel);
        var jobs = await city.Set<JobRow>().AsNoTracking().Where(job => job.InstanceId == id).ToListAsync(cancel);
        var timers = await city.Set<TimerRow>().AsNoTracking().Where(timer => timer.InstanceId == id).ToListAsync(cancel);
        var waits = await city.Set<WaitRow>().AsNoTracking().Where(wait => wait.InstanceId == id).ToListAsync(cancel);

        string Name(string elementId) => ElementNames.Of(process.Executable, elementId);
        Subscription? Wanted(long subscription) => wanted.GetValueOrDefault(subscription);
        DateTimeOffset? Since(long subscription) =>
            Wanted(subscription) is { } wait && since.TryGetValue(wait.OwnerId, out var at) ? at : null;
        string Drawn(long subscription) => Wanted(subscription) is { } wait ? Name(wait.ElementId) : "";

        return
        [
            .. tasks.Select(task => new WaitingLine(
                "人工",
                task.Name,
                organisation.NameOf(task.Post),
                task.OpenedAt,
                task.DueAt,
                task.Status is UserTaskStatus.Suspended ? "等待他人" : null
            )),
            .. jobs.Select(job => new WaitingLine(
                "作业",
                Name(job.ElementId),
                job.Type,
                since.TryGetValue(job.ElementInstanceId, out var at) ? at : null,
                job.RetryAt ?? job.DeferredUntil ?? job.LeasedUntil,
                Note(job)
            )),
            .. timers.Select(timer => new WaitingLine(
                "定时",
                Drawn(timer.TimerId),
                Wanted(timer.TimerId)?.Name ?? "",
                Since(timer.TimerId),
                timer.DueAt,
                timer.Failures > 0 ? $"触发失败 {timer.Failures} 次" : null
            )),
            .. waits.Select(wait => new WaitingLine(
                wait.Kind is "message" ? "消息" : "信号",
                Drawn(wait.SubscriptionId),
                wait.CorrelationKey is { } key ? $"{wait.Name}（{key}）" : wait.Name,
                Since(wait.SubscriptionId),
                null,
                null
            )),
        ];
    }

    static string Note(JobRow job) =>
        (
            job.LeasedBy is { } worker ? $"{worker} 处理中，第 {job.Attempts} 次"
            : job.RetryAt is not null ? $"等待重试，还可试 {job.Retries} 次"
            : job.DeferredUntil is not null ? "处理程序要求推迟"
            : "等待处理程序领取"
        ) + (job.LastError is { } error ? $"；上次：{error}" : "");
}
