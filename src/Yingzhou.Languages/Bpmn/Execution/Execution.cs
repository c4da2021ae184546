using System.Text.Json.Nodes;

namespace Yingzhou.Languages.Bpmn;

/// <summary>
/// Executes processes as a state machine without storage: state and event in, new state, effects and log out. Thread-safe; knows no
/// clock, no database, no other instance. Equal inputs give equal outputs.
/// </summary>
public sealed class Execution(IDecisions? decisions = null, ExecutionOptions? options = null)
{
    readonly ExecutionOptions options = options ?? ExecutionOptions.Default;

    /// <summary>Begins an instance.</summary>
    public StepOutcome Start(ExecutableProcess process, StartInstance start, DateTimeOffset now)
    {
        var state = new ProcessState
        {
            ProcessId = process.Id,
            Called = start.Called,
            Variables = (JsonObject)start.Variables.DeepClone(),
        };
        var run = new Run(process, state, now, options, decisions);
        return Starting.Begin(run, start) ?? (StepOutcome)run.Settle();
    }

    /// <summary>Applies one event to a running instance.</summary>
    public StepOutcome Apply(ExecutableProcess process, ProcessState state, ProcessEvent happened, DateTimeOffset now)
    {
        if (state.ProcessId != process.Id || state.Format != ProcessState.CurrentFormat)
            return new Refusal(RefusalReason.WrongProcess, $"The state is of process '{state.ProcessId}', format {state.Format}.");
        if (state.Status != InstanceStatus.Active)
            return new Refusal(RefusalReason.InstanceIsOver, $"The instance is {state.Status}.");
        if (state.Elements.FirstOrDefault(element => process.Find(element.ElementId) is null) is { } unknown)
            return new Refusal(RefusalReason.WrongProcess, $"This version has no element '{unknown.ElementId}': migrate first.");

        var run = new Run(process, state, now, options, decisions);
        return Events.Apply(run, happened) ?? (StepOutcome)run.Settle();
    }

    /// <summary>
    /// Carries a running instance over to another version. Open elements keep their ids and their work; events that are drawn
    /// differently are subscribed anew.
    /// </summary>
    /// <param name="mapping">Element or flow id in the old version → id in the new one, where they differ.</param>
    public StepOutcome Migrate(
        ProcessState state,
        ExecutableProcess from,
        ExecutableProcess to,
        IReadOnlyDictionary<string, string> mapping,
        DateTimeOffset now
    )
    {
        if (state.ProcessId != from.Id)
            return new Refusal(RefusalReason.WrongProcess, $"The state is of process '{state.ProcessId}'.");
        if (state.Status != InstanceStatus.Active)
            return new Refusal(RefusalReason.InstanceIsOver, $"The instance is {state.Status}.");
        var migration = new Migration(from, to, mapping);
        return migration.Carry(state, out var carried) is { } refusal
            ? refusal
            : migration.Resubscribe(new Run(to, carried, now, options, decisions), state);
    }
}
