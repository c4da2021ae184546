using Yingzhou.Languages.Feel;

namespace Yingzhou.Support.Eligibility.Judging;

/// <summary>One leaf for all rows: 1 true, 0 unknown, −1 false, so that <c>and</c> is the minimum, <c>or</c> the maximum and <c>not</c> the sign.</summary>
/// <param name="Said">With what the parties say of themselves.</param>
/// <param name="Firm">Without it.</param>
/// <param name="Near">Rows whose number is so near to the limit that moving it may be a near miss.</param>
sealed record LeafColumn(sbyte[] Said, sbyte[] Firm, bool[]? Near)
{
    public bool HasDeclared => !ReferenceEquals(Said, Firm);

    public static LeafColumn Of(FeelLeaf leaf, FactTable table)
    {
        var columns = leaf.Names.Select(table.Column).ToArray();
        var said = new sbyte[table.Rows];
        bool[]? near = null;
        // A name that no row has: unknown everywhere.
        if (Array.TrueForAll(columns, column => column is not null))
        {
            if (leaf.Limit is { } limit)
                Numbers(leaf, limit, table, columns!, said, near = new bool[table.Rows]);
            else if (leaf.Bare is not null)
                Fill(said, row => columns[0]!.Values[row]);
            else
                Fill(said, Evaluated(leaf, table, columns!));
        }
        var firm = said;
        if (columns.Any(column => column?.HasDeclared is true))
        {
            firm = [.. said];
            for (var row = 0; row < firm.Length; row++)
                if (Array.Exists(columns, column => column?.IsDeclared(row) is true))
                    firm[row] = 0;
        }
        return new(said, firm, near);
    }

    static void Numbers(FeelLeaf leaf, FeelLimit limit, FactTable table, FactColumn[] columns, sbyte[] truth, bool[] near)
    {
        var plain = leaf.Names is [var only] && only == limit.Measure ? columns[0] : null;
        var evaluated = plain is null ? Evaluated(leaf, table, columns, limit.Value) : null;
        for (var row = 0; row < truth.Length; row++)
        {
            decimal? value =
                plain is null ? (evaluated!(row) as FeelNumber)?.Value.ToDecimal()
                : plain.HasNumber[row] ? plain.Numbers[row]
                : null;
            if (value is not { } known)
                continue;
            truth[row] = limit.Holds(known) ? (sbyte)1 : (sbyte)-1;
            near[row] = NearMiss.IsNear(known, limit.Threshold);
        }
    }

    static void Fill(sbyte[] truth, Func<int, FeelValue?> value)
    {
        for (var row = 0; row < truth.Length; row++)
            if (value(row) is FeelBoolean known)
                truth[row] = known.Value ? (sbyte)1 : (sbyte)-1;
    }

    static Func<int, FeelValue?> Evaluated(FeelLeaf leaf, FactTable table, FactColumn[] columns, FeelExpression? expression = null)
    {
        var options = new FactSheet([], table.At).Options;
        FeelValue? Value(params IEnumerable<FeelValue> values)
        {
            var sheet = new FactSheet(
                values.Index().Select(value => new Fact(leaf.Names[value.Index], value.Item, "", table.At)),
                table.At
            );
            return (expression ?? leaf.Expression).Evaluate(sheet.Variables, options).Value;
        }

        if (columns is [var only] && !Array.Exists(only.HasNumber, number => number))
        {
            FeelValue?[] answers = [.. only.Distinct.Select(value => Value(value))];
            return row => only.Places[row] is >= 0 and var place ? answers[place] : null;
        }
        return row =>
            Array.TrueForAll(columns, column => column.Values[row] is not null)
                ? Value(columns.Select(column => column.Values[row]!))
                : null;
    }
}
