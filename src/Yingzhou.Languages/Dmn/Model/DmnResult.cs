using Yingzhou.Languages.Feel;

namespace Yingzhou.Languages.Dmn;

/// <summary>The surroundings of an evaluation.</summary>
public sealed record DmnOptions
{
    public static readonly DmnOptions Default = new();

    public FeelEvaluationOptions Feel { get; init; } = FeelEvaluationOptions.Default;

    /// <summary>Whether to record why: which decisions were made from which values, which rules matched. Costs about as much
    /// again.</summary>
    public bool Trace { get; init; }
}

/// <summary>A value, what was wrong on the way, and, when asked for, how it came about.</summary>
public sealed record DmnResult(FeelValue? Value, IReadOnlyList<DmnProblem> Problems, DmnTrace? Trace)
{
    internal static DmnResult Unknown(string name) => new(null, [new(name, "the model has no such element")], null);
}

/// <summary>How the value of one element came about (决策依据): what a citizen is shown as the reason.</summary>
/// <param name="Inputs">The values the element was made from, by name.</param>
/// <param name="Tables">The decision tables evaluated on the way, in order.</param>
/// <param name="Steps">The elements evaluated for it, in order; each appears where it was first needed.</param>
public sealed record DmnTrace(
    string ElementId,
    string ElementName,
    FeelValue? Value,
    IReadOnlyList<KeyValuePair<string, FeelValue?>> Inputs,
    IReadOnlyList<TableTrace> Tables,
    IReadOnlyList<DmnTrace> Steps);

/// <param name="Inputs">The values of the input columns, in their order.</param>
/// <param name="Rules">Every rule that was tried, matching or not.</param>
public sealed record TableTrace(
    DecisionTable Table, IReadOnlyList<FeelValue?> Inputs, IReadOnlyList<RuleTrace> Rules, FeelValue? Value);

/// <param name="Cells">The answer of each condition; null where a test had no answer, shorter than the row where an earlier cell already
/// failed.</param>
/// <param name="Outputs">The results of a matching rule; empty otherwise.</param>
public sealed record RuleTrace(TableRule Rule, bool Matched, IReadOnlyList<bool?> Cells, IReadOnlyList<FeelValue?> Outputs);
