using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Yingzhou.Languages.Bpmn;

/// <summary>
/// Undoing (补偿): finished activities that have a handler are remembered in their scope; a throw undoes them one after the other,
/// newest first. A finished sub-process is undone by its compensation event sub-process, with the variables of its end, or by
/// undoing what finished inside. Source: BPMN 2.0.2, clause 10.7 and 13.5.5.
/// </summary>
sealed class Compensation(Run run, ImmutableArray<CompensationRecord> start)
{
    /// <summary>Nobody waits for the handler.</summary>
    const long Nobody = -1;

    readonly List<CompensationRecord> records = [.. start];

    public ImmutableArray<CompensationRecord> Freeze() => [.. records];

    public void Clear() => records.Clear();

    public void EndOf(long scopeId) => records.RemoveAll(record => record.ScopeId == scopeId);

    /// <summary>Called after an activity has left the state.</summary>
    public void Remember(ElementInstance element, Node node)
    {
        var inner = records.Where(record => record.ScopeId == element.Id).ToImmutableArray();
        EndOf(element.Id);
        if (element.CompensatesFor != 0 || node.Kind == ElementKind.EventSubProcess)
            return;
        if (node.CompensationHandler is null && inner.IsEmpty && !HasEventSubProcess(node))
            return;
        var variables = node.IsScope ? (JsonObject?)element.Variables?.DeepClone() : null;
        records.Add(new(element.Id, element.ParentId, node.Id, variables, inner));
    }

    /// <summary>A compensation throw event begins.</summary>
    public void Begin(ElementInstance thrower, CompensateTrigger trigger)
    {
        if (trigger.Wait)
        {
            run.Elements.Set(thrower with { Waits = WaitKind.Compensation });
            Continue(thrower.Id);
            return;
        }
        var scope = ScopeOf(thrower, trigger.ActivityId);
        foreach (var record in Matching(scope, trigger.ActivityId).Reverse().ToList())
        {
            records.Remove(record);
            Undo(record, scope, Nobody);
        }
        run.Complete(thrower);
    }

    /// <summary>Undoes the next one for an element that waits, or lets it go on.</summary>
    public void Continue(long throwerId)
    {
        while (run.Elements.Find(throwerId) is { } thrower)
        {
            var activityId = ActivityOf(thrower);
            var scope = ScopeOf(thrower, activityId);
            if (Matching(scope, activityId).LastOrDefault() is not { } record)
            {
                Done(thrower);
                return;
            }
            records.Remove(record);
            if (Undo(record, scope, throwerId))
                return;
        }
    }

    public void HandlerDone(ElementInstance handler)
    {
        if (handler.CompensatesFor != Nobody)
            Continue(handler.CompensatesFor);
    }

    /// <returns>Whether something was started that will report its end.</returns>
    bool Undo(CompensationRecord record, long scopeId, long throwerId)
    {
        var node = run.Process.Get(record.ElementId);
        if (node.CompensationHandler is { } handler)
        {
            run.Enter(handler, scopeId, throwerId);
            // A handler that needed nobody has already asked for the next.
            return true;
        }
        var ofLoop = record.Inner.Any(inner => inner.ElementId == record.ElementId);
        var again = run.Open(
            node,
            scopeId,
            element =>
                element with
                {
                    CompensatesFor = throwerId,
                    Variables = (JsonObject?)record.Variables?.DeepClone(),
                    LoopCounter = 0,
                    Waits = WaitKind.Compensation,
                }
        );
        records.AddRange(record.Inner.Select(inner => inner with { ScopeId = again.Id }));
        if (!ofLoop && node.EventStarts.FirstOrDefault(eventStart => eventStart.IsCompensationStart) is { } start)
        {
            run.Elements.Set(again with { Waits = WaitKind.Children });
            run.Scopes.StartEventSubProcess(start, again, null);
        }
        else
            Continue(again.Id);
        return true;
    }

    void Done(ElementInstance thrower)
    {
        if (thrower.Cancelling)
            run.Throwing.TransactionCancelled(thrower);
        else
            run.Complete(thrower);
    }

    IEnumerable<CompensationRecord> Matching(long scopeId, string? activityId) =>
        records.Where(record => record.ScopeId == scopeId && (activityId is null || record.ElementId == activityId));

    string? ActivityOf(ElementInstance thrower) => run.NodeOf(thrower).Triggers.OfType<CompensateTrigger>().FirstOrDefault()?.ActivityId;

    /// <summary>
    /// A scope that undoes itself: its own id. A throw event: the nearest scope around it that holds the named activity; without a
    /// name its own scope, or the one around when it is drawn in an event sub-process.
    /// </summary>
    long ScopeOf(ElementInstance thrower, string? activityId)
    {
        if (run.NodeOf(thrower).IsScope)
            return thrower.Id;
        var scope = run.Elements.Get(thrower.ParentId);
        var wanted = activityId is null ? null : run.Process.Find(activityId)?.Scope;
        while (run.Elements.Find(scope.ParentId) is { } outer)
        {
            var node = run.NodeOf(scope);
            if (wanted is null ? node.Kind != ElementKind.EventSubProcess : node == wanted)
                break;
            scope = outer;
        }
        return scope.Id;
    }

    static bool HasEventSubProcess(Node node) => node.EventStarts.Any(start => start.IsCompensationStart);
}
