using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Foundation.Storage;
using Yingzhou.Languages.Bpmn;
using Yingzhou.Support.Process.Storage;

namespace Yingzhou.Support.Process.Running;

/// <summary>What each effect of a step means in rows.</summary>
sealed class EffectWriter(CityContext city, IServiceProvider services, TaskOpening opening, TimerDue timerDue, EventDelivery delivery)
{
    static readonly PreparedQuery<Guid, long, UserTask?> OpenTask = new(
        (city, instance, element, cancel) =>
            city.Set<UserTask>()
                .FirstOrDefault(t =>
                    t.InstanceId == instance
                    && t.ElementInstanceId == element
                    && (t.Status == UserTaskStatus.Open || t.Status == UserTaskStatus.Suspended)
                )
    );

    // Works and listeners may themselves start processes, so they are asked for when needed, not held from the beginning.
    readonly Lazy<Dictionary<string, IStepWork>> works = new(() =>
        services.GetServices<IStepWork>().ToDictionary(work => work.Type, StringComparer.Ordinal)
    );

    IEnumerable<IProcessListener> Listeners => services.GetServices<IProcessListener>();

    public Task Write(ProcessRun run, ProcessInstance instance, Effect effect, CancellationToken cancel) =>
        effect switch
        {
            OpenUserTask open => Open(instance, open, cancel),
            CloseUserTask close => Close(instance, close, cancel),
            RequestJob job => Request(run, instance, job, cancel),
            CancelJob job => Remove<JobRow>(instance, job.ElementInstanceId, cancel),
            ScheduleTimer timer => Add(
                new TimerRow
                {
                    InstanceId = instance.Id,
                    TimerId = timer.TimerId,
                    DueAt = timerDue.Of(timer, city.Clock.GetUtcNow()),
                }
            ),
            CancelTimer timer => Remove(instance, timer, cancel),
            SubscribeMessage message => Wait(instance, "message", message.SubscriptionId, message.MessageName, message.CorrelationKey),
            UnsubscribeMessage message => Remove<WaitRow>(instance, message.SubscriptionId, cancel),
            SubscribeSignal signal => Wait(instance, "signal", signal.SubscriptionId, signal.SignalName, null),
            UnsubscribeSignal signal => Remove<WaitRow>(instance, signal.SubscriptionId, cancel),
            PublishMessage message => delivery.Publish(run, new(message.MessageName, message.CorrelationKey, message.Variables), cancel),
            BroadcastSignal signal => delivery.Broadcast(run, signal.SignalName, signal.Variables, instance.Id, cancel),
            CallProcess call => run.Call(instance, call, cancel),
            CancelCalled call => run.CancelCalled(instance, call.ElementInstanceId, cancel),
            Completed completed => Answer(run, instance, caller => new FinishCalled(caller, completed.Variables), cancel),
            Failed failed => Answer(
                run,
                instance,
                caller => new FailCalled(caller, failed.ErrorCode, failed.Message, failed.Variables),
                cancel
            ),
            EscalatedToCaller up => Answer(run, instance, caller => new EscalateCalled(caller, up.EscalationCode, up.Variables), cancel),
            Incident incident => AddIncident(instance, incident.ElementInstanceId, incident.ElementId, incident.Reason),
            IncidentResolved resolved => Remove<IncidentRow>(instance, resolved.ElementInstanceId, cancel),
            Stuck stuck => AddIncident(instance, stuck.ScopeId, stuck.ElementId, "汇聚网关等不到其余分支"),
            Terminated => Task.CompletedTask,
            _ => throw new InvalidOperationException($"Unknown effect {effect.GetType().Name}"),
        };

    async Task Open(ProcessInstance instance, OpenUserTask open, CancellationToken cancel)
    {
        var task = opening.Of(instance, open, city.Clock.GetUtcNow());
        city.Add(task);
        foreach (var listener in Listeners)
            await listener.TaskOpened(task, cancel);
    }

    async Task Close(ProcessInstance instance, CloseUserTask close, CancellationToken cancel)
    {
        var task =
            city.Tracked<UserTask>()
                .FirstOrDefault(t => t.InstanceId == instance.Id && t.ElementInstanceId == close.ElementInstanceId && t.IsOpen)
            ?? await OpenTask.Ask(city, instance.Id, close.ElementInstanceId, cancel);
        if (task is null)
            return;
        if (task.Status is UserTaskStatus.Suspended)
            await CloseAdded(task, cancel);
        task.Status = close.Reason is CloseReason.Completed ? UserTaskStatus.Done : UserTaskStatus.Cancelled;
        task.ClosedAt = city.Clock.GetUtcNow();
        task.Version++;
        foreach (var listener in Listeners)
            await listener.TaskClosed(task, cancel);
    }

    // A task that waited is closed from outside: whoever was asked to sign for it need not any more.
    async Task CloseAdded(UserTask main, CancellationToken cancel)
    {
        var added = await city.Set<UserTask>()
            .Where(t =>
                t.InstanceId == main.InstanceId
                && t.AddedTo != null
                && (t.Status == UserTaskStatus.Open || t.Status == UserTaskStatus.Suspended)
            )
            .ToListAsync(cancel);
        foreach (var task in added.Where(task => task.ElementInstanceId == -main.ElementInstanceId))
        {
            task.Status = UserTaskStatus.Cancelled;
            task.ClosedAt = city.Clock.GetUtcNow();
            task.Version++;
        }
    }

    async Task Request(ProcessRun run, ProcessInstance instance, RequestJob job, CancellationToken cancel)
    {
        if (!works.Value.TryGetValue(job.Type, out var work))
        {
            city.Add(
                new JobRow
                {
                    InstanceId = instance.Id,
                    ElementInstanceId = job.ElementInstanceId,
                    ElementId = job.ElementId,
                    Type = job.Type,
                    Retries = job.Retries,
                    Input = JsonSerializer.Serialize(new { headers = job.Headers, variables = job.Variables }),
                    NotBefore = city.Clock.GetUtcNow(),
                }
            );
            return;
        }
        var result = await work.Do(new WorkOrder(instance.Id, instance.BusinessKey, job.ElementId, job.Headers, job.Variables), cancel);
        run.Enqueue(instance, new CompleteJob(job.ElementInstanceId, result));
    }

    async Task Remove(ProcessInstance instance, CancelTimer cancelled, CancellationToken cancel)
    {
        if (await city.Get<TimerRow>(instance.Id, cancelled.TimerId, cancel) is not { } timer)
            return;
        city.Remove(timer);
        if (timer.Failures >= TimerRow.MostFailures)
            await Remove<IncidentRow>(instance, timer.TimerId, cancel);
    }

    Task Wait(ProcessInstance instance, string kind, long id, string name, string? correlationKey) =>
        Add(
            new WaitRow
            {
                InstanceId = instance.Id,
                SubscriptionId = id,
                Kind = kind,
                Name = name,
                CorrelationKey = correlationKey,
            }
        );

    static Task Answer(ProcessRun run, ProcessInstance instance, Func<long, ProcessEvent> answer, CancellationToken cancel) =>
        instance.CallerElement is { } caller ? run.Answer(instance, answer(caller), cancel) : Task.CompletedTask;

    Task AddIncident(ProcessInstance instance, long elementInstanceId, string elementId, string reason) =>
        Add(
            new IncidentRow
            {
                InstanceId = instance.Id,
                ElementInstanceId = elementInstanceId,
                ElementId = elementId,
                Reason = reason,
                At = city.Clock.GetUtcNow(),
            }
        );

    Task Add<T>(T row)
        where T : class
    {
        city.Add(row);
        return Task.CompletedTask;
    }

    async Task Remove<T>(ProcessInstance instance, long part, CancellationToken cancel)
        where T : class
    {
        if (await city.Get<T>(instance.Id, part, cancel) is { } row)
            city.Remove(row);
    }
}
