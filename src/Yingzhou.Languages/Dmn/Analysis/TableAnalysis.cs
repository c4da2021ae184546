using System.Numerics;

namespace Yingzhou.Languages.Dmn.Analysis;

/// <summary>
/// What can be said about a decision table without running it (决策表体检): cases no rule is for, rules that match together, rules that never
/// decide.
/// Only what is certain is reported. Cells that depend on more than their own input (<see cref="Uncertain"/>) are taken to match
/// everything when looking for
/// gaps and nothing when looking for overlaps.
/// </summary>
/// <param name="Gaps">Regions of inputs that no rule matches. With a default output they are answered by it.</param>
/// <param name="Overlaps">Pairs of rules with inputs that both match.</param>
/// <param name="Unreachable">Rules that cannot match, or that earlier rules always come before under hit policy First.</param>
/// <param name="Uncertain">Cells that cannot be judged alone.</param>
/// <param name="IsComplete">False when the table is too large to be looked through entirely; then there may be more than is listed.</param>
public sealed record TableAnalysis(
    IReadOnlyList<TableRegion> Gaps,
    IReadOnlyList<RuleOverlap> Overlaps,
    IReadOnlyList<TableRule> Unreachable,
    IReadOnlyList<UncertainCell> Uncertain,
    bool IsComplete)
{
    /// <summary>A pure function of the table.</summary>
    public static TableAnalysis Of(DecisionTable table) => new TableSurvey(table).Report();
}

/// <summary>A part of what may come in: one condition per input column, written like a cell; <c>-</c> where any value will do.</summary>
public sealed record TableRegion(IReadOnlyList<string> Conditions)
{
    public override string ToString() => string.Join(" | ", Conditions);
}

/// <param name="SameOutputs">Whether both rules say the same in the same words; then hit policy Any allows the overlap.</param>
public sealed record RuleOverlap(TableRule First, TableRule Second, TableRegion Region, bool SameOutputs);

/// <param name="Column">Index of the input column, from zero.</param>
public sealed record UncertainCell(TableRule Rule, int Column);
