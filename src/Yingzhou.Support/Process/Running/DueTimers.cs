using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Languages.Bpmn;
using Yingzhou.Support.Process.Storage;

namespace Yingzhou.Support.Process.Running;

/// <summary>Fires what is due, each timer in a step of its own. One that breaks is tried again later and later, and at last rests as an incident for a person.</summary>
sealed class DueTimers(CityContext city, CityStep step, ProcessRun run, EventStarts starts, ILogger<DueTimers> log)
{
    static readonly Fault Gone = new("process.timer-gone", "这个定时器已经触发或取消。", 404);

    public async Task<int> Fire(int most, CancellationToken cancel)
    {
        var now = city.Clock.GetUtcNow();
        var due = await city.Set<TimerRow>()
            .AsNoTracking()
            .Where(timer => timer.DueAt <= now && timer.Failures < TimerRow.MostFailures)
            .OrderBy(timer => timer.DueAt)
            .Take(most)
            .ToListAsync(cancel);
        var beginning = await city.Set<StartRow>()
            .AsNoTracking()
            .Where(start => start.DueAt <= now)
            .OrderBy(start => start.DueAt)
            .Take(most)
            .ToListAsync(cancel);
        var fired = 0;
        foreach (var timer in due)
            fired += await Fired(timer, cancel) ? 1 : 0;
        foreach (var start in beginning)
            fired += await Begun(start, cancel) ? 1 : 0;
        return fired;
    }

    async Task<bool> Fired(TimerRow timer, CancellationToken cancel)
    {
        try
        {
            return (await step.Run("FireTimer", () => Fire(timer, cancel), cancel)).Succeeded;
        }
#pragma warning disable CA1031 // One drawing that is mistaken must not stop the timers of all others.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.LogError(exception, "Timer {Timer} of process instance {Instance} failed", timer.TimerId, timer.InstanceId);
            await step.Run("PostponeTimer", () => Postpone(timer, exception.Message, cancel), cancel);
            return false;
        }
    }

    async Task<Outcome<Done>> Fire(TimerRow due, CancellationToken cancel)
    {
        var timer = await city.Get<TimerRow>(due.InstanceId, due.TimerId, cancel);
        var instance = await city.Get<ProcessInstance>(due.InstanceId, cancel);
        if (timer is null || instance is null)
            return Gone;
        // Who waits for the applicant or for a signer is not slow: the timer looks again tomorrow.
        if (await city.Set<UserTask>().AnyAsync(task => task.InstanceId == instance.Id && task.Status == UserTaskStatus.Suspended, cancel))
        {
            timer.DueAt = city.Clock.GetUtcNow().AddDays(1);
            return Done.It;
        }
        city.Remove(timer);
        return instance.Status is ProcessStatus.Running ? await run.Apply(instance, new FireTimer(due.TimerId), cancel) : Done.It;
    }

    async Task<Outcome<Done>> Postpone(TimerRow broken, string reason, CancellationToken cancel)
    {
        var timer = await city.Get<TimerRow>(broken.InstanceId, broken.TimerId, cancel);
        var instance = await city.Get<ProcessInstance>(broken.InstanceId, cancel);
        if (timer is null || instance is null)
            return Gone;
        (timer.Failures, timer.LastError) = (timer.Failures + 1, reason);
        timer.DueAt = city.Clock.GetUtcNow() + Jobs.JobBackoff.After(timer.Failures);
        if (timer.Failures == TimerRow.MostFailures)
            city.Add(
                new IncidentRow
                {
                    InstanceId = timer.InstanceId,
                    ElementInstanceId = timer.TimerId,
                    ElementId = ProcessStateJson.Read(instance.State).Subscriptions.First(wait => wait.Id == timer.TimerId).ElementId,
                    Reason = reason,
                    At = city.Clock.GetUtcNow(),
                    Kind = IncidentKind.Timer,
                }
            );
        return Done.It;
    }

    async Task<bool> Begun(StartRow due, CancellationToken cancel)
    {
        try
        {
            return (await step.Run("StartByTimer", () => Begin(due, cancel), cancel)).Succeeded;
        }
#pragma warning disable CA1031 // As above.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.LogError(exception, "Process {Process} could not be started by its timer {Element}", due.ProcessKey, due.ElementId);
            return false;
        }
    }

    async Task<Outcome<Done>> Begin(StartRow due, CancellationToken cancel)
    {
        var start = await city.Set<StartRow>().FindAsync([due.DefinitionId, due.ElementId, due.Kind, due.Name], cancel);
        if (start?.DueAt != due.DueAt)
            return Gone;
        await starts.Begin(run, start!, cancel);
        return await run.Continue(cancel);
    }
}
