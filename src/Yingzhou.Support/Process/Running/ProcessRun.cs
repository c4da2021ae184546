using System.Text.Json;
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
    IServiceProvider services
)
{
    static readonly JsonSerializerOptions LogJson = new() { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };

    // A process that calls itself or answers its own signal for ever would otherwise never let the step end.
    const int MostEvents = 1_000;

    readonly Queue<(ProcessInstance Instance, ProcessEvent Event)> waiting = new();

    public async Task<Outcome<ProcessInstance>> Start(ReleasedProcess process, ProcessInstance instance, StartInstance start, CancellationToken cancel)
    {
        var outcome = executions.Of(instance).Start(process.Executable, start, city.Clock.GetUtcNow());
        if (outcome is not Step step)
            return Refused((Refusal)outcome);
        city.Add(instance);
        await Take(instance, step, cancel);
        return await Drain(cancel) is { } fault ? fault : instance;
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

    internal void Enqueue(ProcessInstance instance, ProcessEvent happened) => waiting.Enqueue((instance, happened));

    async Task<Fault?> Drain(CancellationToken cancel)
    {
        for (var count = 0; waiting.TryDequeue(out var next); count++)
        {
            if (count == MostEvents)
            {
                waiting.Clear();
                return new Fault("process.endless", "流程在一步之内循环过多，已停止，请联系流程管理员。", 409);
            }
            await Carry(next.Instance, next.Event, cancel);
        }
        return null;
    }

    async Task<StepOutcome> Carry(ProcessInstance instance, ProcessEvent happened, CancellationToken cancel)
    {
        var process = await definitions.ById(city, instance.DefinitionId, cancel);
        var outcome = executions.Of(instance).Apply(process.Executable, ProcessStateJson.Read(instance.State), happened, city.Clock.GetUtcNow());
        if (outcome is Step step)
            await Take(instance, step, cancel);
        return outcome;
    }

    // What a broken step leaves waiting must not be carried into the next step of the same scope.
    async Task Take(ProcessInstance instance, Step step, CancellationToken cancel)
    {
        try
        {
            await Write(instance, step, cancel);
        }
        catch
        {
            waiting.Clear();
            throw;
        }
    }

    async Task Write(ProcessInstance instance, Step step, CancellationToken cancel)
    {
        instance.State = ProcessStateJson.Write(step.State);
        instance.Version++;
        city.Add(
            new LogRow
            {
                InstanceId = instance.Id,
                Step = instance.Version,
                At = city.Clock.GetUtcNow(),
                Entries = JsonSerializer.Serialize(step.Log, LogJson),
            }
        );
        foreach (var effect in step.Effects)
            await effects.Write(this, instance, effect, cancel);

        if (step.State.Status is InstanceStatus.Active)
            return;
        instance.Status = step.State.Status switch
        {
            InstanceStatus.Completed => ProcessStatus.Completed,
            InstanceStatus.Terminated => ProcessStatus.Cancelled,
            _ => ProcessStatus.Failed,
        };
        instance.EndedAt = city.Clock.GetUtcNow();
        foreach (var listener in services.GetServices<IProcessListener>())
            await listener.InstanceEnded(instance, cancel);
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
        var outcome = executions.Of(instance).Start(called.Executable, new StartInstance(call.Variables, Called: true), city.Clock.GetUtcNow());
        if (outcome is Step step)
        {
            city.Add(instance);
            await Take(instance, step, cancel);
        }
        else
        {
            Enqueue(caller, new FailCalled(call.ElementInstanceId, null, ((Refusal)outcome).Message, []));
        }
    }

    internal async Task Answer(ProcessInstance called, ProcessEvent answer, CancellationToken cancel)
    {
        if (called.CallerId is { } callerId && await city.Set<ProcessInstance>().FindAsync([callerId], cancel) is { } caller)
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
