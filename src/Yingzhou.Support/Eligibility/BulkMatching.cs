using Yingzhou.Languages.Feel;
using Yingzhou.Support.Eligibility.Judging;

namespace Yingzhou.Support.Eligibility;

/// <summary>
/// Judges many conditions for many parties (精准匹配). The verdicts are those of <see cref="Criterion.Judge"/>, row by row; only the way is another: each leaf that
/// conditions share is looked at once for all rows, and only rows that may be near misses are judged one by one.
/// </summary>
public static class BulkMatching
{
    /// <returns>For each condition the verdicts of all rows.</returns>
    public static IReadOnlyList<Verdict[]> Run(FactTable table, IReadOnlyList<Criterion> criteria, CancellationToken cancel = default)
    {
        var leaves = criteria.SelectMany(criterion => criterion.Leaves).Distinct().ToList();
        var columns = new LeafColumn[leaves.Count];
        var options = new ParallelOptions { CancellationToken = cancel };
        Parallel.For(0, leaves.Count, options, i => columns[i] = LeafColumn.Of(leaves[i], table));
        var byLeaf = leaves.Zip(columns).ToDictionary(pair => pair.First, pair => pair.Second);
        var verdicts = new Verdict[criteria.Count][];
        Parallel.For(0, criteria.Count, options, i => verdicts[i] = Judge(criteria[i], table, byLeaf));
        return verdicts;
    }

    static Verdict[] Judge(Criterion criterion, FactTable table, IReadOnlyDictionary<FeelLeaf, LeafColumn> columns)
    {
        var pass = new TruthPass(columns, table.Rows);
        var firm = pass.Run(criterion.Condition, column => column.Firm);
        var declared = criterion.Leaves.Any(leaf => columns[leaf].HasDeclared);
        var said = declared ? pass.Run(criterion.Condition, column => column.Said) : firm;
        var independent = IsIndependent(criterion.Condition);
        var moves = independent ? pass.Moves(criterion.Condition) : null;
        var atBest = independent ? null : pass.RunAtBest(criterion.Condition);
        var verdicts = new Verdict[table.Rows];
        for (var row = 0; row < verdicts.Length; row++)
            verdicts[row] =
                firm[row] > 0 ? Verdict.Entitled
                : firm[row] == 0 && said[row] >= 0 ? Verdict.Open
                : (moves is not null ? moves[row] <= NearMiss.MostMoves : atBest![row] > 0 && IsNear(criterion, table, row)) ? Verdict.Near
                : Verdict.NotMet;
        return verdicts;
    }

    // No fact that a number is made of stands a second time.
    static bool IsIndependent(FeelCondition condition)
    {
        var leaves = condition.Leaves.ToList();
        var counts = leaves.SelectMany(leaf => leaf.Names).CountBy(name => name).ToDictionary();
        return leaves.Where(leaf => leaf.Limit is not null).SelectMany(leaf => leaf.Names).All(name => counts[name] == 1);
    }

    static bool IsNear(Criterion criterion, FactTable table, int row)
    {
        var facts = new List<Fact>();
        foreach (var name in criterion.FactNames)
            if (table.Column(name) is { } column && column.Values[row] is { } value)
                facts.Add(new(name, value, "", table.At, Declared: column.IsDeclared(row)));
        var sheet = new FactSheet(facts, table.At);
        return NearMiss.Of(criterion.Condition, sheet, sheet.Firm).Count > 0;
    }
}
