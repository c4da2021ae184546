namespace Yingzhou.Languages.Bpmn;

/// <summary>What people do to the instance itself.</summary>
static class InstanceEvents
{
    public static Refusal? Cancel(Run run)
    {
        run.Scopes.End(InstanceStatus.Terminated, new Terminated());
        return null;
    }

    public static Refusal? Set(Run run, SetVariables set)
    {
        if (set.ElementInstanceId is not { } id)
        {
            run.Variables.Propagate(0, set.Variables);
            return null;
        }
        if (run.Elements.Find(id) is null)
            return new(RefusalReason.NotFound, $"No open element {id}.");
        foreach (var (name, value) in set.Variables)
            run.Variables.SetOwn(id, name, value?.DeepClone());
        return null;
    }

    public static Refusal? Retry(Run run, RetryIncident retry)
    {
        if (run.Elements.Find(retry.ElementInstanceId) is not { } element)
            return new(RefusalReason.NotFound, $"No open element {retry.ElementInstanceId}.");
        if (element.Incident is not { } incident)
            return new(RefusalReason.WrongKind, $"{element.ElementId} has no incident.");

        element = element with { Incident = null };
        run.Elements.Set(element);
        run.Effects.Add(new IncidentResolved(element.Id));
        run.Note(LogKind.Resolved, element);
        if (element.ArrivedBy is not null)
            run.Unpark(element, run.NodeOf(element));
        else if (incident.At == FailedAt.Exit)
            run.Complete(element, incident.Variables);
        else if (incident.At == FailedAt.Entry)
            run.Begin(element);
        else if (element.Loop is not null)
            run.Loops.GoOn(element);
        else
            run.Work(element);
        return null;
    }

    public static Refusal? Add(Run run, AddLoopInstance add)
    {
        if (Events.Expect(run, add.LoopId, WaitKind.Children, out var body) is { } refusal)
            return refusal;
        if (body.Loop is not { } progress || run.NodeOf(body).Loop is not InstanceLoop)
            return new(RefusalReason.WrongKind, $"{body.ElementId} is no running multi-instance activity.");
        if (progress.Total >= run.Options.MaxLoopInstances)
            return new(RefusalReason.WrongTarget, $"{body.ElementId} has {progress.Total} instances already.");
        run.Loops.Add(body, add.Item);
        return null;
    }
}
