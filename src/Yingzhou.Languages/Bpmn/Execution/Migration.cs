using System.Collections.Immutable;

namespace Yingzhou.Languages.Bpmn;

/// <summary>Carries a state from one version of a process to another.</summary>
sealed class Migration(ExecutableProcess from, ExecutableProcess to, IReadOnlyDictionary<string, string> mapping)
{
    public Refusal? Carry(ProcessState state, out ProcessState carried)
    {
        carried = state;
        foreach (var element in state.Elements)
        {
            if (Misfit(element) is { } reason)
                return new(RefusalReason.CannotMigrate, reason);
        }
        foreach (var token in state.Waiting)
        {
            if (to.FindFlow(Map(token.FlowId)) is not { } flow || flow.Target.Id != Map(token.ElementId))
                return new(RefusalReason.CannotMigrate, $"A token waits on flow '{token.FlowId}', which has no counterpart.");
        }
        foreach (var record in state.Compensations)
        {
            if (to.Find(Map(record.ElementId)) is null)
                return new(RefusalReason.CannotMigrate, $"Finished activity '{record.ElementId}' can be undone and has no counterpart.");
        }
        carried = state with
        {
            ProcessId = to.Id,
            Elements = [.. state.Elements.Select(Carry)],
            Waiting = [.. state.Waiting.Select(token => token with { ElementId = Map(token.ElementId), FlowId = Map(token.FlowId) })],
            Subscriptions = [.. state.Subscriptions.Where(IsStillDrawn).Select(wait => wait with { ElementId = Map(wait.ElementId) })],
            Compensations = [.. state.Compensations.Select(Carry)],
        };
        return null;
    }

    /// <summary>Ends what is no longer drawn and subscribes what is new.</summary>
    public Step Resubscribe(Run run, ProcessState before)
    {
        foreach (var wait in before.Subscriptions.Where(wait => !IsStillDrawn(wait)))
            run.Waits.End(wait);
        foreach (var element in run.Elements.Where(_ => true))
        {
            var node = run.NodeOf(element);
            run.Note(LogKind.Migrated, element);
            var problem = element.LoopCounter == 0 ? run.Waits.OnMissing(element, New(node.Boundaries)) : null;
            if (problem is null && element is { Waits: WaitKind.Children, Loop: null, Interrupted: false })
                problem = run.Waits.OnMissing(element, New(node.EventStarts));
            if (problem is not null && element.Incident is null)
                run.Fail(element, FailedAt.Work, problem);
        }
        return run.Settle();
    }

    string? Misfit(ElementInstance element)
    {
        var old = from.Get(element.ElementId);
        var mapped = old == from.Root ? to.Root : to.Find(Map(element.ElementId));
        if (mapped is null)
            return $"'{element.ElementId}' is open and has no counterpart.";
        if (mapped.Kind != old.Kind)
            return $"'{element.ElementId}' is a {old.Kind}, its counterpart '{mapped.Id}' a {mapped.Kind}.";
        if (mapped.Scope is { } scope && old.Scope is { } oldScope && scope.Id != (oldScope == from.Root ? to.Id : Map(oldScope.Id)))
            return $"'{element.ElementId}' is in another scope in the new version.";
        return mapped.Loop?.GetType() != old.Loop?.GetType() ? $"'{element.ElementId}' repeats differently in the new version." : null;
    }

    /// <summary>The same kind of trigger at the same place; what it waits for (name, due date) stays as it was subscribed.</summary>
    bool IsStillDrawn(Subscription wait) =>
        to.Find(Map(wait.ElementId)) is { } node
        && wait.Index < node.Triggers.Length
        && node.Triggers[wait.Index].GetType() == from.Get(wait.ElementId).Triggers[wait.Index].GetType();

    /// <summary>An event of the old version that is not subscribed any more has already happened; it must not happen again.</summary>
    Node[] New(Node[] events) =>
        [
            .. events.Where(node =>
                !from.Nodes.Any(old =>
                    Map(old.Id) == node.Id
                    && old.Triggers.Select(trigger => trigger.GetType()).SequenceEqual(node.Triggers.Select(trigger => trigger.GetType()))
                )
            ),
        ];

    ElementInstance Carry(ElementInstance element) =>
        element with
        {
            ElementId = element.ElementId == from.Id ? to.Id : Map(element.ElementId),
            UsedFlows = element.UsedFlows?.Select(Map).ToImmutableArray(),
        };

    CompensationRecord Carry(CompensationRecord record) =>
        record with
        {
            ElementId = Map(record.ElementId),
            Inner = [.. record.Inner.Select(Carry)],
        };

    string Map(string id) => mapping.GetValueOrDefault(id, id);
}
