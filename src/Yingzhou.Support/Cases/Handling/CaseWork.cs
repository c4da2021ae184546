using System.Text.Json.Nodes;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Storage;
using Yingzhou.Support.Process;

namespace Yingzhou.Support.Cases.Handling;

/// <summary>What the drawn service tasks do to the case. The drawing says when, the case says whether it may.</summary>
sealed class CaseWork(string type, CaseDeedOfDrawing deed, CaseStore store, CaseMoments moments, CaseProgress progress) : IStepWork
{
    public string Type => type;

    public async Task<JsonObject> Do(WorkOrder order, CancellationToken cancel)
    {
        var @case = await store.Get(order.BusinessKey, cancel);
        var wasOver = @case.IsOver;
        if (deed(@case, moments.Now(), order) is { } fault)
            throw new DrawingContradictsCase(type, order.ElementId, fault);
        if (@case.IsOver && !wasOver)
        {
            if (await progress.Ended(@case, cancel) is { Fault: { } stuck })
                throw new DrawingContradictsCase(type, order.ElementId, stuck);
        }
        else
        {
            store.Note(@case);
        }
        return new JsonObject { ["status"] = @case.Status.ToString() };
    }

    /// <summary>The types that drawings of cases may use; <c>city/…/processes/README.md</c> tells officials the same.</summary>
    public static readonly IReadOnlyDictionary<string, CaseDeedOfDrawing> Types = new Dictionary<string, CaseDeedOfDrawing>
    {
        // Accepted by silence already: then the drawing only catches up.
        ["case.accepted"] = (c, moment, _) => c.AcceptedAt is null ? c.Accept(moment) : null,
        ["case.not-accepted"] = (c, moment, _) => c.RefuseToAccept(moment),
        ["case.decided"] = (c, moment, order) =>
            order.Variables["outcome"]?.GetValue<string>() is "approved" ? c.Approve(moment) : c.Refuse(moment),
        ["case.finished"] = (c, moment, _) => c.Finish(moment),
        ["case.delivered"] = (c, moment, _) => c.Deliver(moment),
        ["case.refusal-delivered"] = (c, moment, _) => c.Deliver(moment),
        ["case.procedure-started"] = (c, moment, order) => Tell(c, CaseEventKind.SpecialProcedureBegun, moment, order),
        ["case.procedure-ended"] = (c, moment, order) => Tell(c, CaseEventKind.SpecialProcedureEnded, moment, order),
        ["case.escalated"] = (c, moment, order) => Tell(c, CaseEventKind.Escalated, moment, order),
        ["case.commitment-broken"] = (c, moment, _) => c.BreakCommitment(moment),
    };

    // What the drawing starts by itself (现场核查) is told, but does not stop the clock: only 行政许可法 45 does, by an official's own deed.
    static Fault? Tell(Case @case, CaseEventKind kind, CaseMoment moment, WorkOrder order)
    {
        @case.Tell(kind, moment with { Note = order.Headers.GetValueOrDefault("reason") ?? moment.Note });
        return null;
    }
}

delegate Fault? CaseDeedOfDrawing(Case @case, CaseMoment moment, WorkOrder order);

/// <summary>A released drawing asks for something that the case cannot do: a mistake of the drawing, so the step is undone as a whole.</summary>
public sealed class DrawingContradictsCase(string type, string elementId, Fault fault)
    : InvalidOperationException($"Service task {elementId} ({type}): {fault}");
