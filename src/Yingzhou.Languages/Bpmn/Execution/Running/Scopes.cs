using System.Text.Json.Nodes;

namespace Yingzhou.Languages.Bpmn;

/// <summary>The process and its sub-processes: starting them, cancelling them, noticing that they are done.</summary>
sealed class Scopes(Run run)
{
    readonly SortedSet<long> touched = [];

    /// <summary>Something in the scope ended: it may be done.</summary>
    public void Touch(long scopeId) => touched.Add(scopeId);

    /// <summary>Puts a token on every entry of a scope that has just been opened.</summary>
    public void Start(ElementInstance scope, Node node, IReadOnlyList<Node> entries)
    {
        run.Elements.Set(run.Elements.Get(scope.Id) with { Waits = WaitKind.Children });
        Touch(scope.Id);
        if (run.Waits.OnEventStarts(scope, node) is { } problem)
        {
            run.Waits.EndOf(scope.Id, keepBoundaries: true);
            run.Fail(scope, FailedAt.Work, problem);
            return;
        }
        // A condition that is already true may have taken the scope over.
        if (run.Elements.Find(scope.Id) is not { Interrupted: false })
            return;
        foreach (var entry in entries)
            run.Send(entry, null, scope.Id);
    }

    /// <summary>Starts an event sub-process by its start event.</summary>
    public void StartEventSubProcess(Node start, ElementInstance scope, JsonObject? variables, long compensatesFor = 0)
    {
        if (start.Interrupting && !start.IsCompensationStart)
        {
            CancelContent(scope.Id);
            run.Waits.EndOf(scope.Id, keepBoundaries: true);
            run.Elements.Set(run.Elements.Get(scope.Id) with { Interrupted = true });
        }
        var node = start.Scope!;
        var inner = run.Open(node, scope.Id, element => element with { CompensatesFor = compensatesFor, Waits = WaitKind.Children });
        Touch(inner.Id);
        if (run.Waits.OnEventStarts(inner, node) is { } problem)
        {
            run.Fail(inner, FailedAt.Work, problem);
            return;
        }
        var trigger = run.Open(start, inner.Id);
        run.Complete(trigger, variables);
    }

    public void CancelContent(long scopeId)
    {
        foreach (var child in run.Elements.ChildrenOf(scopeId))
            Cancel(child);
        run.Joins.EndOf(scopeId);
        Touch(scopeId);
    }

    /// <summary>Ends an element and everything in it before its time.</summary>
    public void Cancel(ElementInstance element)
    {
        if (run.Elements.Find(element.Id) is not { } open)
            return;
        CancelContent(open.Id);
        run.Waits.EndOf(open.Id);
        run.Compensation.EndOf(open.Id);
        run.Elements.Remove(open.Id);
        run.Variables.Forget(open.Id);
        if (Withdrawal(open) is { } effect)
            run.Effects.Add(effect);
        if (open.Incident is not null)
            run.Effects.Add(new IncidentResolved(open.Id));
        run.Note(LogKind.Cancelled, open);
        Touch(open.ParentId);
    }

    static Effect? Withdrawal(ElementInstance element) =>
        element.Waits switch
        {
            WaitKind.UserTask => new CloseUserTask(element.Id, element.ElementId, CloseReason.Cancelled),
            WaitKind.Job => new CancelJob(element.Id),
            WaitKind.CalledProcess => new CancelCalled(element.Id),
            _ => null,
        };

    /// <returns>Whether a scope was closed, so that others may move again.</returns>
    public bool CloseFinished()
    {
        while (touched.Count > 0)
        {
            // Inner scopes have larger ids, so they close first.
            var id = touched.Max;
            touched.Remove(id);
            if (run.Elements.Find(id) is not { Waits: WaitKind.Children, Loop: null, Incident: null } scope || run.Elements.HasChildren(id))
                continue;
            if (run.Joins.AnyIn(id))
            {
                run.Joins.ReportStuck(scope);
                continue;
            }
            if (scope.Cancelling)
                continue;
            if (scope.ParentId == 0)
                Finish(scope);
            else
                run.Complete(scope);
            return true;
        }
        return false;
    }

    void Finish(ElementInstance root)
    {
        run.Close(root);
        run.Compensation.Clear();
        run.Status = InstanceStatus.Completed;
        run.Effects.Add(new Completed(run.Variables.SeenBy(0)));
    }

    public void End(InstanceStatus status, Effect effect)
    {
        if (run.Elements.ChildrenOf(0) is [var root])
            Cancel(root);
        run.Compensation.Clear();
        run.Status = status;
        run.Effects.Add(effect);
    }
}
