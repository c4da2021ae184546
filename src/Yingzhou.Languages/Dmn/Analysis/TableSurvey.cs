using System.Numerics;

namespace Yingzhou.Languages.Dmn.Analysis;

/// <summary>Looks through the space of inputs column by column, with the set of rules that still match as a number with a bit for
/// each.</summary>
sealed class TableSurvey
{
    const int MostSteps = 500_000;
    const int MostFindings = 1000;
    const int MostRules = 1000;

    readonly DecisionTable table;
    readonly ColumnDomain[] columns;

    // By rule and column; null where a cell is uncertain.
    readonly BigInteger?[][] cells;
    readonly BigInteger[][] holders;
    readonly List<TableRegion> gaps = [];
    readonly List<UncertainCell> uncertain = [];
    int steps;
    bool complete = true;

    public TableSurvey(DecisionTable table)
    {
        this.table = table;
        columns = [.. table.Inputs.Select((input, column) => new ColumnDomain(table.Rules.Select(rule => rule.Tests[column]), input.Allowed))];
        cells = [.. table.Rules.Select(rule => columns.Select((column, i) => Cell(rule, i, column.Of(rule.Tests[i]))).ToArray())];
        // Larger tables are not looked through at all: nobody reads them rule by rule either.
        complete = cells.Length <= MostRules;
        holders = complete ? [.. columns.Select((_, column) => Holders(column))] : [];
    }

    BigInteger? Cell(TableRule rule, int column, BigInteger? pieces)
    {
        if (pieces is null)
            uncertain.Add(new(rule, column));
        return pieces;
    }

    public TableAnalysis Report()
    {
        if (!complete)
            return new([], [], [], uncertain, false);
        FindGaps(0, (BigInteger.One << cells.Length) - 1, []);
        var overlaps = Overlaps();
        var unreachable = table.Rules.Where(IsUnreachable).ToList();
        return new(gaps, overlaps, unreachable, uncertain, complete);
    }

    // A region that no rule is left for is a gap, whatever the remaining columns hold.
    void FindGaps(int column, BigInteger rules, List<BigInteger> region)
    {
        if (!Continue())
            return;
        if (rules.IsZero)
            gaps.Add(Region(region));
        else if (column < columns.Length)
            foreach (var (left, pieces) in Split(column, rules))
                FindGaps(column + 1, left, [.. region, pieces]);
    }

    // The pieces of a column, put together where the same rules match.
    Dictionary<BigInteger, BigInteger> Split(int column, BigInteger rules)
    {
        var groups = new Dictionary<BigInteger, BigInteger>();
        for (var piece = 0; piece < columns[column].Pieces; piece++)
        {
            var bit = BigInteger.One << piece;
            if ((columns[column].Everything & bit).IsZero)
                continue;
            steps++;
            var left = rules & holders[column][piece];
            groups[left] = groups.GetValueOrDefault(left) | bit;
        }
        return groups;
    }

    // The rules that hold a piece of a column, or may hold it.
    BigInteger[] Holders(int column)
    {
        var byPiece = new BigInteger[columns[column].Pieces];
        for (var rule = 0; rule < cells.Length; rule++)
        {
            var held = cells[rule][column] ?? columns[column].Everything;
            for (var piece = 0; !held.IsZero; piece++, held >>= 1)
                if (!held.IsEven)
                    byPiece[piece] |= BigInteger.One << rule;
        }
        return byPiece;
    }

    bool Continue()
    {
        if (++steps <= MostSteps && gaps.Count < MostFindings)
            return true;
        complete = false;
        return false;
    }

    TableRegion Region(List<BigInteger> pieces) =>
        new([.. columns.Select((column, i) => i < pieces.Count ? column.Describe(pieces[i]) : "-")]);

    List<RuleOverlap> Overlaps()
    {
        var found = new List<RuleOverlap>();
        for (var first = 0; first < cells.Length; first++)
            for (var second = first + 1; second < cells.Length && found.Count < MostFindings; second++)
                if (Common(cells[first], cells[second]) is { } common)
                    found.Add(new(
                        table.Rules[first], table.Rules[second], Region(common),
                        table.Rules[first].OutputTexts.SequenceEqual(table.Rules[second].OutputTexts)));
        complete &= found.Count < MostFindings;
        return found;
    }

    static List<BigInteger>? Common(BigInteger?[] first, BigInteger?[] second)
    {
        var common = new List<BigInteger>(first.Length);
        for (var i = 0; i < first.Length; i++)
        {
            if ((first[i] & second[i]) is not { IsZero: false } pieces)
                return null;
            common.Add(pieces);
        }
        return common;
    }

    bool IsUnreachable(TableRule rule)
    {
        var own = cells[rule.Number - 1];
        if (own.Any(pieces => pieces is { IsZero: true }))
            return true;
        if (table.HitPolicy != HitPolicy.First || own.Any(pieces => pieces is null))
            return false;
        var earlier = cells.Take(rule.Number - 1).Where(cells => !cells.Contains(null)).ToList();
        return IsCovered(0, [.. own.Select(pieces => pieces!.Value)], earlier);
    }

    bool IsCovered(int column, BigInteger[] region, List<BigInteger?[]> by)
    {
        if (by.Count == 0 || (steps += by.Count) > 2 * MostSteps)
            return false;
        if (column == region.Length)
            return true;
        var left = region[column];
        while (!left.IsZero)
        {
            var bit = left & -left;
            var holding = by.Where(rule => !(rule[column]!.Value & bit).IsZero).ToList();
            if (!IsCovered(column + 1, region, holding))
                return false;
            left &= ~bit;
        }
        return true;
    }
}
