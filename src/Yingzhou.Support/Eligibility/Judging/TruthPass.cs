using System.Numerics;
using Yingzhou.Languages.Feel;

namespace Yingzhou.Support.Eligibility.Judging;

/// <summary>Joins the columns of leaves to the column of a condition.</summary>
sealed class TruthPass(IReadOnlyDictionary<FeelLeaf, LeafColumn> columns, int rows)
{
    public sbyte[] Run(FeelCondition condition, Func<LeafColumn, sbyte[]> of) =>
        condition switch
        {
            FeelAll all => Joined([.. all.Parts.Select(part => Run(part, of))], lower: true),
            FeelAny any => Joined([.. any.Parts.Select(part => Run(part, of))], lower: false),
            FeelNot not => Negated(Run(not.Part, of)),
            _ => of(columns[(FeelLeaf)condition]),
        };

    /// <summary>Were every near number enough: an upper bound that only true near misses and few others reach.</summary>
    public sbyte[] RunAtBest(FeelCondition condition, bool wanted = true) =>
        condition switch
        {
            FeelAll all => Joined([.. all.Parts.Select(part => RunAtBest(part, wanted))], lower: true),
            FeelAny any => Joined([.. any.Parts.Select(part => RunAtBest(part, wanted))], lower: false),
            FeelNot not => Negated(RunAtBest(not.Part, !wanted)),
            _ => AtBest(columns[(FeelLeaf)condition], wanted),
        };

    static sbyte[] AtBest(LeafColumn column, bool wanted)
    {
        if (column.Near is not { } near)
            return column.Firm;
        sbyte[] best = [.. column.Firm];
        for (var row = 0; row < best.Length; row++)
            if (near[row])
                best[row] = wanted ? (sbyte)1 : (sbyte)-1;
        return best;
    }

    sbyte[] Joined(IReadOnlyList<sbyte[]> parts, bool lower)
    {
        sbyte[] joined = [.. parts[0]];
        foreach (var part in parts.Skip(1))
        {
            var row = 0;
            for (; row <= rows - Vector<sbyte>.Count; row += Vector<sbyte>.Count)
            {
                var (left, right) = (new Vector<sbyte>(joined, row), new Vector<sbyte>(part, row));
                (lower ? Vector.Min(left, right) : Vector.Max(left, right)).CopyTo(joined, row);
            }
            for (; row < rows; row++)
                joined[row] = lower ? Math.Min(joined[row], part[row]) : Math.Max(joined[row], part[row]);
        }
        return joined;
    }

    static sbyte[] Negated(sbyte[] column)
    {
        var negated = new sbyte[column.Length];
        for (var row = 0; row < negated.Length; row++)
            negated[row] = (sbyte)-column[row];
        return negated;
    }
}
