using Yingzhou.Languages.Feel;

namespace Yingzhou.Support.Eligibility.Judging;

/// <summary>Kleene's strong three-valued logic; C#'s lifted <c>&amp;</c> and <c>|</c> of <c>bool?</c> are its tables.</summary>
static class Kleene
{
    public static bool? Truth(FeelCondition condition, FactSheet sheet, IReadOnlyDictionary<string, decimal>? moved = null)
    {
        switch (condition)
        {
            case FeelAll all:
                bool? every = true;
                foreach (var part in all.Parts)
                    if ((every &= Truth(part, sheet, moved)) is false)
                        return false;
                return every;
            case FeelAny any:
                bool? some = false;
                foreach (var part in any.Parts)
                    if ((some |= Truth(part, sheet, moved)) is true)
                        return true;
                return some;
            case FeelNot not:
                return !Truth(not.Part, sheet, moved);
            default:
                return Truth((FeelLeaf)condition, sheet, moved);
        }
    }

    /// <param name="moved">Calculations taken to be another number than they are.</param>
    static bool? Truth(FeelLeaf leaf, FactSheet sheet, IReadOnlyDictionary<string, decimal>? moved)
    {
        if (leaf.Limit is { } limit)
            return (moved is not null && moved.TryGetValue(limit.Measure, out var set) ? set : Measure(leaf, sheet)) is { } value
                ? limit.Holds(value)
                : null;
        foreach (var name in leaf.Names)
            if (sheet.Value(name) is null)
                return null;
        var found = leaf.Bare is { } bare ? sheet.Value(bare) : leaf.Expression.Evaluate(sheet.Variables, sheet.Options).Value;
        return (found as FeelBoolean)?.Value;
    }

    /// <summary>The number a leaf compares with its limit; <c>null</c> when it is not known or no number.</summary>
    public static decimal? Measure(FeelLeaf leaf, FactSheet sheet)
    {
        var limit = leaf.Limit!;
        if (leaf.Names is [var only] && only == limit.Measure)
            return (sheet.Value(only) as FeelNumber)?.Value.ToDecimal();
        foreach (var name in leaf.Names)
            if (sheet.Value(name) is null)
                return null;
        return (limit.Value.Evaluate(sheet.Variables, sheet.Options).Value as FeelNumber)?.Value.ToDecimal();
    }
}
