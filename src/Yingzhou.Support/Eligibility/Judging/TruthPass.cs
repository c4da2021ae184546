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

    /// <summary>
    /// Were every near number enough, and every leaf that shares a fact with one right: an upper bound that only true near misses and few others reach.
    /// </summary>
    public sbyte[] RunAtBest(FeelCondition condition)
    {
        var limits = condition.Leaves.Where(leaf => leaf.Limit is not null).Distinct().ToList();
        var touched = condition
            .Leaves.Distinct()
            .ToDictionary(
                leaf => leaf,
                leaf =>
                    limits
                        .Where(limit => limit.Names.Intersect(leaf.Names).Any())
                        .Select(limit => columns[limit].Near)
                        .OfType<bool[]>()
                        .ToList()
            );
        return AtBest(condition, true, touched);
    }

    sbyte[] AtBest(FeelCondition condition, bool wanted, Dictionary<FeelLeaf, List<bool[]>> touched) =>
        condition switch
        {
            FeelAll all => Joined([.. all.Parts.Select(part => AtBest(part, wanted, touched))], lower: true),
            FeelAny any => Joined([.. any.Parts.Select(part => AtBest(part, wanted, touched))], lower: false),
            FeelNot not => Negated(AtBest(not.Part, !wanted, touched)),
            _ => AtBest(columns[(FeelLeaf)condition], wanted, touched[(FeelLeaf)condition]),
        };

    static sbyte[] AtBest(LeafColumn column, bool wanted, List<bool[]> touched)
    {
        if (touched.Count == 0)
            return column.Firm;
        sbyte[] best = [.. column.Firm];
        foreach (var near in touched)
            for (var row = 0; row < best.Length; row++)
                if (near[row])
                    best[row] = wanted ? (sbyte)1 : (sbyte)-1;
        return best;
    }

    /// <summary>More moves than a near miss may take.</summary>
    public const sbyte TooMany = NearMiss.MostMoves + 1;

    /// <summary>
    /// How many numbers would have to move, for conditions in which no fact stands beside a limit and anywhere else too: there the moves do not touch each other and
    /// add up.
    /// </summary>
    public sbyte[] Moves(FeelCondition condition, bool wanted = true) =>
        condition switch
        {
            FeelNot not => Moves(not.Part, !wanted),
            FeelAll all => Together([.. all.Parts.Select(part => Moves(part, wanted))], sum: wanted),
            FeelAny any => Together([.. any.Parts.Select(part => Moves(part, wanted))], sum: !wanted),
            _ => Moves(columns[(FeelLeaf)condition], wanted),
        };

    static sbyte[] Moves(LeafColumn column, bool wanted)
    {
        var moves = new sbyte[column.Firm.Length];
        var right = wanted ? 1 : -1;
        for (var row = 0; row < moves.Length; row++)
            moves[row] =
                column.Firm[row] == right ? (sbyte)0
                : column.Near is { } near && near[row] && column.Said[row] == -right ? (sbyte)1
                : TooMany;
        return moves;
    }

    sbyte[] Together(IReadOnlyList<sbyte[]> parts, bool sum)
    {
        if (!sum)
            return Joined(parts, lower: true);
        sbyte[] total = [.. parts[0]];
        foreach (var part in parts.Skip(1))
            for (var row = 0; row < rows; row++)
                total[row] = (sbyte)Math.Min(TooMany, total[row] + part[row]);
        return total;
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
