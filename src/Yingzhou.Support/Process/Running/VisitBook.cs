using Yingzhou.Foundation.Storage;
using Yingzhou.Languages.Bpmn;
using Yingzhou.Support.Process.Storage;

namespace Yingzhou.Support.Process.Running;

/// <summary>Keeps who stayed where and how long, in the step itself.</summary>
sealed class VisitBook(CityContext city)
{
    public async Task Write(ExecutableProcess process, ProcessInstance instance, Step step, CancellationToken cancel)
    {
        var now = city.Clock.GetUtcNow();
        // What is entered and left within the step, a gateway mostly, was never written: nobody asks the database for it.
        var entered = new Dictionary<long, VisitRow?>();
        foreach (var entry in step.Log)
            if (entry.Kind is LogKind.Entered)
                entered[entry.ElementInstanceId] = IsKept(process, step.State, entry) ? Begin(instance, entry, now) : null;
            else if (entry.Kind is LogKind.Left or LogKind.Cancelled)
                Leave(
                    entered.TryGetValue(entry.ElementInstanceId, out var visit) ? visit : await Known(instance, entry, cancel),
                    entry.Kind is LogKind.Cancelled,
                    now
                );
    }

    /// <summary>After a migration: what is open belongs to the new version from now on.</summary>
    public async Task Move(ProcessInstance instance, CancellationToken cancel)
    {
        foreach (var element in ProcessStateJson.Read(instance.State).Elements)
            if (await city.Get<VisitRow>(instance.Id, element.Id, cancel) is { LeftAt: null } visit)
                (visit.DefinitionId, visit.ElementId) = (instance.DefinitionId, element.ElementId);
    }

    // Of a repeated activity each instance counts, not the frame around them.
    static bool IsKept(ExecutableProcess process, ProcessState state, LogEntry entry) =>
        process.Element(entry.ElementId) is { } drawn
        && state.Find(entry.ElementInstanceId) is var open
        && open is not { Loop: not null }
        && (open is not null || IsActivity(drawn.Kind));

    internal static bool IsActivity(ElementKind kind) =>
        kind
            is ElementKind.PassThroughTask
                or ElementKind.UserTask
                or ElementKind.ServiceTask
                or ElementKind.ScriptTask
                or ElementKind.BusinessRuleTask
                or ElementKind.SendTask
                or ElementKind.ReceiveTask
                or ElementKind.CallActivity
                or ElementKind.SubProcess
                or ElementKind.Transaction;

    VisitRow Begin(ProcessInstance instance, LogEntry entry, DateTimeOffset now)
    {
        var visit = new VisitRow
        {
            InstanceId = instance.Id,
            ElementInstanceId = entry.ElementInstanceId,
            DefinitionId = instance.DefinitionId,
            ElementId = entry.ElementId,
            Region = instance.Region,
            EnteredAt = now,
        };
        city.Add(visit);
        return visit;
    }

    async Task<VisitRow?> Known(ProcessInstance instance, LogEntry entry, CancellationToken cancel) =>
        await city.Get<VisitRow>(instance.Id, entry.ElementInstanceId, cancel);

    static void Leave(VisitRow? visit, bool isCancelled, DateTimeOffset now)
    {
        if (visit is not { LeftAt: null })
            return;
        (visit.LeftAt, visit.IsCancelled) = (now, isCancelled);
        visit.Seconds = (long)(now - visit.EnteredAt).TotalSeconds;
    }
}
