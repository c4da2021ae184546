using System.Text.Json.Nodes;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Storage;
using Yingzhou.Support.Process;

namespace Yingzhou.Support.Cases.Handling;

/// <summary>What the drawn service tasks do to the case. The drawing says when, the case says whether it may.</summary>
sealed class CaseWork(string type, Func<Case, CaseMoment, Fault?> deed, CaseStore store, CaseMoments moments, CaseProgress progress) : IStepWork
{
    public string Type => type;

    public async Task<JsonObject> Do(WorkOrder order, CancellationToken cancel)
    {
        var @case = await store.Get(order.BusinessKey, cancel);
        if (deed(@case, moments.Now()) is { } fault)
            throw new DrawingContradictsCase(type, order.ElementId, fault);
        if (@case.Status.IsOver())
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

    /// <summary>The types that drawings of cases may use.</summary>
    public static readonly IReadOnlyDictionary<string, Func<Case, CaseMoment, Fault?>> Types = new Dictionary<string, Func<Case, CaseMoment, Fault?>>
    {
        // Accepted by silence already: then the drawing only catches up.
        ["case.accepted"] = (c, m) => c.AcceptedAt is null ? c.Accept(m) : null,
        ["case.not-accepted"] = (c, m) => c.RefuseToAccept(m),
        ["case.approved"] = (c, m) => c.Approve(m),
        ["case.refused"] = (c, m) => c.Refuse(m),
        ["case.delivered"] = (c, m) => c.Deliver(m),
        ["case.special-procedure-begun"] = (c, m) => c.BeginSpecialProcedure(m),
        ["case.special-procedure-ended"] = (c, m) => c.EndSpecialProcedure(m),
    };
}

/// <summary>A released drawing asks for something that the case cannot do: a mistake of the drawing, so the step is undone as a whole.</summary>
public sealed class DrawingContradictsCase(string type, string elementId, Fault fault)
    : InvalidOperationException($"Service task {elementId} ({type}): {fault}");
