using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Languages.Bpmn;
using Yingzhou.Support.Process.Definitions;
using Yingzhou.Support.Process.Storage;

namespace Yingzhou.Support.Process.Running;

/// <summary>
/// Carries events through the state machine and its effects into the database, until nothing moves any more. One event often causes others (work done
/// in the step, called processes, signals); all of them belong to the same transaction.
/// </summary>
sealed class ProcessRun(
    CityContext city,
    DefinitionStore definitions,
    InstanceExecution executions,
    EffectWriter effects,
    EventDelivery delivery,
    VisitBook visits,
    IServiceProvider services
)
{
    static readonly JsonSerializerOptions LogJson = new(PlainJson.Options)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    // A process that calls itself or answers its own signal for ever would otherwise never let the step end.
    const int MostEvents = 1_000;

    readonly Queue<(ProcessInstance Instance, ProcessEvent Event, Action? Refused)> waiting = new();

    public async Task<Outcome<ProcessInstance>> Start(
        ReleasedProcess process,
        ProcessInstance instance,
        StartInstance start,
        CancellationToken cancel
    )
    {
        if (await Begin(process, instance, start, cancel) is { } refusal)
            return Refused(refusal);
        return await Drain(cancel) is { } fault ? fault : instance;
    }

    /// <summary>Begins an instance inside the running step.</summary>
    internal async Task<Refusal?> Begin(ReleasedProcess process, ProcessInstance instance, StartInstance start, CancellationToken cancel)
    {
        instance.StartedWith = start.Variables.ToPlainJson();
        var outcome = executions.Of(instance).Start(process.Executable, start, city.Clock.GetUtcNow());
        if (outcome is not Step step)
            return (Refusal)outcome;
        city.Add(instance);
        await Take(process, instance, step, cancel);
        return null;
    }

    /// <summary>Carries an instance to another version; what is newly drawn there is waited for.</summary>
    public async Task<Outcome<Done>> Migrate(
        ProcessInstance instance,
        Guid target,
        IReadOnlyDictionary<string, string> mapping,
        CancellationToken cancel
    )
    {
        var (from, to) = (await definitions.ById(city, instance.DefinitionId, cancel), await definitions.ById(city, target, cancel));
        var outcome = executions
            .Of(instance)
            .Migrate(ProcessStateJson.Read(instance.State), from.Executable, to.Executable, mapping, city.Clock.GetUtcNow());
        if (outcome is not Step step)
            return Refused((Refusal)outcome);
        instance.DefinitionId = target;
        await Take(to, instance, step, cancel);
        return await Drain(cancel) is { } fault ? fault : Done.It;
    }

    public async Task<Outcome<Done>> Apply(ProcessInstance instance, ProcessEvent happened, CancellationToken cancel)
    {
        // What the caller asked for must fit; what follows from it within the step may have been overtaken and is then dropped.
        var outcome = await Carry(instance, happened, cancel);
        if (outcome is Refusal refusal)
            return Refused(refusal);
        return await Drain(cancel) is { } fault ? fault : Done.It;
    }

    /// <summary>Carries out what has been enqueued, e.g. the receivers of a message.</summary>
    public async Task<Outcome<Done>> Continue(CancellationToken cancel) => await Drain(cancel) is { } fault ? fault : Done.It;

    /// <param name="refused">Called when the event does not fit any more by the time it is its turn.</param>
    internal void Enqueue(ProcessInstance instance, ProcessEvent happened, Action? refused = null) =>
        waiting.Enqueue((instance, happened, refused));

    async Task<Fault?> Drain(CancellationToken cancel)
    {
        for (var count = 0; waiting.TryDequeue(out var next); count++)
        {
            if (count == MostEvents)
            {
                waiting.Clear();
                return new Fault("process.endless", "流程在一步之内循环过多，已停止，请联系流程管理员。", 409);
            }
            if (await Carry(next.Instance, next.Event, cancel) is Refusal)
                next.Refused?.Invoke();
        }
        return null;
    }

    async Task<StepOutcome> Carry(ProcessInstance instance, ProcessEvent happened, CancellationToken cancel)
    {
        var process = await definitions.ById(city, instance.DefinitionId, cancel);
        var outcome = executions
            .Of(instance)
            .Apply(process.Executable, ProcessStateJson.Read(instance.State), happened, city.Clock.GetUtcNow());
        if (outcome is Step step)
            await Take(process, instance, step, cancel);
        return outcome;
    }

    // What a broken step leaves waiting must not be carried into the next step of the same scope.
    async Task Take(ReleasedProcess process, ProcessInstance instance, Step step, CancellationToken cancel)
    {
        try
        {
            await Write(process, instance, step, cancel);
        }
        catch
        {
            waiting.Clear();
            throw;
        }
    }

    async Task Write(ReleasedProcess process, ProcessInstance instance, Step step, CancellationToken cancel)
    {
        instance.State = ProcessStateJson.Write(step.State);
        instance.Version++;
        Log(instance, JsonSerializer.Serialize(step.Log, LogJson));
        foreach (var effect in step.Effects)
            await effects.Write(this, instance, effect, cancel);
        await visits.Write(process.Executable, instance, step, cancel);
        await delivery.HandOver(this, instance, step, cancel);

        if (step.State.Status is InstanceStatus.Active)
            return;
        instance.Status = step.State.Status switch
        {
            InstanceStatus.Completed => ProcessStatus.Completed,
            InstanceStatus.Terminated => ProcessStatus.Cancelled,
            _ => ProcessStatus.Failed,
        };
        instance.EndedAt = city.Clock.GetUtcNow();
        instance.StartedWith = Changed(instance.StartedWith, step.State.Variables);
        foreach (var listener in services.GetServices<IProcessListener>())
            await listener.InstanceEnded(instance, cancel);
    }

    // Most of what an instance began with it still has at its end: one of the two is enough to keep.
    static string? Changed(string? startedWith, JsonObject ended) =>
        startedWith is null
            ? null
            : new JsonObject(
                ((JsonObject)JsonNode.Parse(startedWith)!)
                    .Where(one => !(ended.TryGetPropertyValue(one.Key, out var value) && JsonNode.DeepEquals(one.Value, value)))
                    .Select(one => KeyValuePair.Create(one.Key, one.Value?.DeepClone()))
            ).ToPlainJson();

    // What follows from an event within the step stands in the same row: one thing that happened, one line.
    void Log(ProcessInstance instance, string entries)
    {
        if (
            city.Tracked<LogRow>().FirstOrDefault(row => row.InstanceId == instance.Id) is { } row
            && city.Entry(row).State is EntityState.Added
        )
            row.Entries =
                row.Entries == "[]" ? entries
                : entries == "[]" ? row.Entries
                : $"{row.Entries[..^1]},{entries[1..]}";
        else
            city.Add(
                new LogRow
                {
                    InstanceId = instance.Id,
                    Step = instance.Version,
                    At = city.Clock.GetUtcNow(),
                    Entries = entries,
                }
            );
    }

    internal async Task Call(ProcessInstance caller, CallProcess call, CancellationToken cancel)
    {
        var called = await definitions.InForce(city, call.CalledElement, caller.AsOf, cancel);
        if (called is null)
        {
            Enqueue(caller, new FailCalled(call.ElementInstanceId, null, $"No released process '{call.CalledElement}'", []));
            return;
        }
        var instance = new ProcessInstance
        {
            DefinitionId = called.Definition.Id,
            BusinessKey = caller.BusinessKey,
            Region = caller.Region,
            Unit = caller.Unit,
            Title = caller.Title,
            AsOf = caller.AsOf,
            CallerId = caller.Id,
            CallerElement = call.ElementInstanceId,
            State = "",
            StartedAt = city.Clock.GetUtcNow(),
        };
        if (await Begin(called, instance, new StartInstance(call.Variables, Called: true), cancel) is { } refusal)
            Enqueue(caller, new FailCalled(call.ElementInstanceId, null, refusal.Message, []));
    }

    internal async Task Answer(ProcessInstance called, ProcessEvent answer, CancellationToken cancel)
    {
        if (called.CallerId is { } callerId && await city.Get<ProcessInstance>(callerId, cancel) is { } caller)
            Enqueue(caller, answer);
    }

    internal async Task CancelCalled(ProcessInstance caller, long elementInstanceId, CancellationToken cancel)
    {
        var called = await city.Set<ProcessInstance>()
            .Where(i => i.CallerId == caller.Id && i.CallerElement == elementInstanceId && i.Status == ProcessStatus.Running)
            .ToListAsync(cancel);
        foreach (var instance in called)
            Enqueue(instance, new CancelInstance());
    }

    static Fault Refused(Refusal refusal) =>
        refusal.Reason is RefusalReason.InstanceIsOver or RefusalReason.NotFound
            ? new Fault("process.moved-on", "流程已经往前走了，请刷新后再看。", 409)
            : new Fault("process.refused", $"流程不接受这一步：{refusal.Message}", 409);
}
