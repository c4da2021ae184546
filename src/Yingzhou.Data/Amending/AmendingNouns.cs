using Yingzhou.Data.Workbooks;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Amending;

public enum AmendmentKind
{
    /// <summary>变更: catalogues as a workbook describes them.</summary>
    Change,

    /// <summary>停用</summary>
    Retirement,
}

public enum AmendmentState
{
    /// <summary>待复核: somebody else decides.</summary>
    Proposed,

    /// <summary>已退回</summary>
    TurnedDown,

    /// <summary>已公告: agreed, and in force after the notice.</summary>
    Announced,

    /// <summary>已生效</summary>
    InForce,
}

/// <summary>A change of the catalogue that somebody proposed (目录变更): nothing of it holds before somebody else agreed.</summary>
public sealed class Amendment : Record
{
    public required AmendmentKind Kind { get; init; }

    public AmendmentState State { get; set; } = AmendmentState.Proposed;

    /// <summary>Id of the department for which it was proposed.</summary>
    public required string Unit { get; init; }

    /// <summary>Name of the workbook, or of the catalogue that is to go.</summary>
    public required string Title { get; init; }

    /// <summary>JSON array of <see cref="AmendedCatalogue"/>.</summary>
    public required string Catalogues { get; init; }

    /// <summary>Why.</summary>
    public string Reason { get; init; } = "";

    public string? Answer { get; set; }

    public string? DecidedBy { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>The day from which it holds; <c>null</c> before it was agreed.</summary>
    public DateOnly? EffectiveOn { get; set; }
}

/// <summary>A notice to a department that uses what changes (变更告知).</summary>
public sealed class AmendmentNotice
{
    public Guid Id { get; init; } = SortableId.Next();

    public required Guid AmendmentId { get; init; }

    /// <summary>Id of the department, or the plan's own name of it.</summary>
    public required string Unit { get; init; }

    public required string Dataset { get; init; }

    /// <summary>What changes and what of theirs hangs on it.</summary>
    public required string Text { get; init; }

    public required DateOnly EffectiveOn { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who of the department took note, and when.</summary>
    public string? SeenBy { get; set; }

    public DateTimeOffset? SeenAt { get; set; }
}

/// <summary>One difference between what stands and what was proposed.</summary>
/// <param name="Column">Column of the item; <c>null</c> for the catalogue itself.</param>
/// <param name="Change">What it means to those who use it; <c>null</c> when nothing they use changes.</param>
public sealed record CatalogueDifference(
    string Dataset,
    string? Column,
    string What,
    string Before,
    string After,
    PlannedChange? Change = null,
    DataLevel? Level = null
);

/// <summary>An amendment with what it would change and who uses that.</summary>
/// <param name="Told">By department, what of theirs is affected.</param>
/// <param name="IsStale">The catalogue was changed since it was proposed: it cannot be agreed to.</param>
public sealed record AmendmentSheet(
    Amendment Amendment,
    IReadOnlyList<CatalogueDifference> Differences,
    IReadOnlyList<(string Unit, string Text)> Told,
    bool IsStale,
    bool MayDecide
);

/// <param name="Amendment"><c>null</c> when something is wrong with the workbook: then nothing of it was taken.</param>
/// <param name="Problems">Every one of them, in the order of the workbook.</param>
public sealed record ImportAnswer(Amendment? Amendment, IReadOnlyList<CellProblem> Problems);
