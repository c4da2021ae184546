using Yingzhou.Languages.Feel;

namespace Yingzhou.Support.Eligibility.Judging;

/// <summary>
/// 差一点 (a08 §3): a condition that fails only on one or two numbers, each within 10 % of its limit. A number is moved to the nearest value that is enough
/// and the whole condition is judged again, so that a fact that stands twice counts once and an upper limit is not passed on the way to a lower one.
/// </summary>
static class NearMiss
{
    public const decimal Share = 0.1m;
    public const int MostMoves = 2;

    /// <returns>The fewest and smallest moves; empty when it is no near miss.</returns>
    public static IReadOnlyList<Gap> Of(FeelCondition condition, FactSheet sheet, FactSheet firm)
    {
        var moves = Moves(condition, sheet, wanted: true)
            .DistinctBy(move => (move.Gap.Measure, move.Gap.Needed))
            .OrderBy(move => move.Size)
            .ToList();
        foreach (var move in moves)
            if (HoldsAfter(condition, firm, move))
                return [move.Gap];
        return (
                from first in moves.Index()
                from second in moves
                    .Index()
                    .Where(second => second.Index > first.Index && second.Item.Gap.Measure != first.Item.Gap.Measure)
                where HoldsAfter(condition, firm, first.Item, second.Item)
                orderby first.Item.Size + second.Item.Size
                select (IReadOnlyList<Gap>)[first.Item.Gap, second.Item.Gap]
            ).FirstOrDefault() ?? [];
    }

    static bool HoldsAfter(FeelCondition condition, FactSheet sheet, params ReadOnlySpan<Move> moves)
    {
        if (moves.Length > MostMoves)
            return false;
        var calculated = new Dictionary<string, decimal>();
        foreach (var move in moves)
            if (move.IsFact)
                sheet = sheet.With(move.Gap.Measure, move.Gap.Needed);
            else
                calculated[move.Gap.Measure] = move.Gap.Needed;
        return Kleene.Truth(condition, sheet, calculated) is true;
    }

    static IEnumerable<Move> Moves(FeelCondition condition, FactSheet sheet, bool wanted) =>
        condition switch
        {
            FeelAll all => all.Parts.SelectMany(part => Moves(part, sheet, wanted)),
            FeelAny any => any.Parts.SelectMany(part => Moves(part, sheet, wanted)),
            FeelNot not => Moves(not.Part, sheet, !wanted),
            FeelLeaf { Limit: { } limit } leaf
                when Kleene.Measure(leaf, sheet) is { } value && limit.Holds(value) != wanted && IsNear(value, limit.Threshold) =>
            [
                new Move(
                    new(limit.Measure, value, Enough(limit, value, wanted), leaf.Text),
                    limit.Threshold,
                    leaf.Names is [var only] && only == limit.Measure
                ),
            ],
            _ => [],
        };

    /// <summary>A value exactly 10 % away is still near. Of nothing there is no tenth: whoever has none of what must be more than 0 is not near it.</summary>
    public static bool IsNear(decimal value, decimal threshold) =>
        threshold != 0 && Math.Abs(value - threshold) <= Share * Math.Abs(threshold);

    /// <summary>The limit itself where it belongs to what is wanted, otherwise one step beyond it; a step is one unit of the finer of the two numbers.</summary>
    public static decimal Enough(FeelLimit limit, decimal value, bool wanted)
    {
        if (limit.Holds(limit.Threshold) == wanted)
            return limit.Threshold;
        var step = new decimal(1, 0, 0, false, Math.Max(Trimmed(value).Scale, Trimmed(limit.Threshold).Scale));
        var below = limit.Operator[0] == '<' == wanted;
        return limit.Threshold + (below ? -step : step);
    }

    // 300.0 is as coarse as 300.
    static decimal Trimmed(decimal value) => value / 1.000000000000000000000000000000000m;

    readonly record struct Move(Gap Gap, decimal Threshold, bool IsFact)
    {
        public decimal Size => Threshold == 0 ? 0 : Math.Abs(Gap.Difference / Threshold);
    }
}
