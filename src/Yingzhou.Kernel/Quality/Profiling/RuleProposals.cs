using System.Globalization;

namespace Yingzhou.Kernel;

/// <summary>Profiles a table and proposes rules (剖析建议). Limits are own defaults, chosen for registers: an error is rare, and rules that half of the rows break are no rules.</summary>
public static class RuleProposals
{
    /// <summary>Rows below which nothing is proposed.</summary>
    const int Fewest = 30;

    /// <summary>What at least so many of the values keep may be a rule.</summary>
    const double Usual = 0.95;
    const double Mostly = 0.6;
    const int MostShapes = 3;
    const double AlmostUnique = 0.98;
    const double Fences = 3;

    public static IReadOnlyList<ProposedRule> Of(ProfiledTable table)
    {
        if (table.Rows < Fewest)
            return [];
        var proposals = new List<ProposedRule>();
        for (var column = 0; column < table.Names.Count; column++)
        {
            var (name, cells) = (table.Names[column], table.Column(column));
            proposals.AddRange(
                new[] { Required(name, cells), Shape(name, cells), Unique(name, cells), Outlier(name, cells) }.OfType<ProposedRule>()
            );
            if (Misspellings.Of(name, cells) is { } misspelt)
                proposals.Add(misspelt);
        }
        return [.. proposals, .. Dependencies.Of(table)];
    }

    static ProposedRule? Required(string name, IReadOnlyList<string?> cells)
    {
        var missing = Rows(cells, ProfiledTable.IsMissing);
        return missing.Count > 0 && Keeps(cells.Count - missing.Count, cells.Count)
            ? new(ProposalKind.Required, name, null, "不能为空", null, cells.Count - missing.Count, missing)
            : null;
    }

    static ProposedRule? Shape(string name, IReadOnlyList<string?> cells)
    {
        var shapes = cells.Select(cell => ProfiledTable.IsMissing(cell) ? null : ValueShape.Of(cell!)).ToList();
        var counted = shapes
            .OfType<string>()
            .CountBy(shape => shape)
            .OrderByDescending(one => one.Value)
            .ThenBy(one => one.Key, StringComparer.Ordinal)
            .ToList();
        var all = counted.Sum(one => one.Value);
        var usual = new HashSet<string>();
        for (var (at, sum) = (0, 0); at < Math.Min(MostShapes, counted.Count) && !Keeps(sum, all); at++)
        {
            sum += counted[at].Value;
            usual.Add(counted[at].Key);
        }
        var offending = Rows(shapes, shape => shape is not null && !usual.Contains(shape));
        if (!Keeps(all - offending.Count, all))
            return Units(name, shapes, all);
        return all >= Fewest && offending.Count > 0 && Keeps(all - offending.Count, all)
            ? new(
                ProposalKind.Shape,
                name,
                null,
                $"形如 {string.Join(" 或 ", usual.Order(StringComparer.Ordinal))}（9 是数字，a 是字母，汉是汉字）",
                $"^({string.Join('|', usual.Order(StringComparer.Ordinal).Select(ValueShape.Pattern))})$",
                all - offending.Count,
                offending
            )
            : null;
    }

    // Numbers of which some carry a unit ("0.05" and "0.05%"): the unit belongs into the catalogue. So many may be wrong, for whole deliveries are written that way.
    static ProposedRule? Units(string name, IReadOnlyList<string?> shapes, int all)
    {
        var (bare, withUnit) = (shapes.Count(IsBare), Rows(shapes, shape => shape is ['9', ..] && !IsBare(shape)));
        return all >= Fewest && withUnit.Count > 0 && bare >= Mostly * all && Keeps(bare + withUnit.Count, all)
            ? new(ProposalKind.Shape, name, null, "只写数字，不带单位", @"^-?[0-9]+(\.[0-9]+)?$", bare, withUnit)
            : null;
    }

    static bool IsBare(string? shape) => shape is "9" or "9.9" or "-9" or "-9.9";

    static ProposedRule? Unique(string name, IReadOnlyList<string?> cells)
    {
        var present = cells.Count(cell => !ProfiledTable.IsMissing(cell));
        var twice = cells
            .Where(cell => !ProfiledTable.IsMissing(cell))
            .CountBy(cell => cell!)
            .Where(one => one.Value > 1)
            .Select(one => one.Key)
            .ToHashSet();
        var offending = Rows(cells, cell => cell is not null && twice.Contains(cell));
        return offending.Count > 0 && present >= Fewest && present - offending.Count >= AlmostUnique * present
            ? new(ProposalKind.Unique, name, null, "不重复", null, present - offending.Count, offending)
            : null;
    }

    static ProposedRule? Outlier(string name, IReadOnlyList<string?> cells)
    {
        var numbers = cells.Select(Number).ToList();
        var sorted = numbers.OfType<double>().Order().ToList();
        var present = cells.Count(cell => !ProfiledTable.IsMissing(cell));
        if (sorted.Count < Fewest || !Keeps(sorted.Count, present) || IsCode(cells))
            return null;
        var (low, high) = (sorted[sorted.Count / 4], sorted[sorted.Count * 3 / 4]);
        var (least, most) = (low - (Fences * (high - low)), high + (Fences * (high - low)));
        var offending = Rows(numbers, number => number < least || number > most);
        return high > low && offending.Count > 0 && Keeps(sorted.Count - offending.Count, sorted.Count)
            ? new(
                ProposalKind.Outlier,
                name,
                null,
                string.Create(CultureInfo.InvariantCulture, $"在 {least:0.####} 到 {most:0.####} 之间"),
                string.Create(CultureInfo.InvariantCulture, $"{least:R},{most:R}"),
                sorted.Count - offending.Count,
                offending
            )
            : null;
    }

    // Numbers of one length are codes (postcodes, keys of registers): far apart from each other without being wrong.
    static bool IsCode(IReadOnlyList<string?> cells)
    {
        var whole = cells.Where(cell => !ProfiledTable.IsMissing(cell)).ToList();
        return whole.Exists(cell => cell!.Length > 3)
            && Keeps(whole.CountBy(cell => cell!.Length).Max(one => one.Value), whole.Count)
            && Keeps(whole.Count(cell => cell!.All(char.IsAsciiDigit)), whole.Count);
    }

    static double? Number(string? cell) =>
        double.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    static bool Keeps(int keeping, int all) => all > 0 && keeping >= Usual * all;

    static List<int> Rows<T>(IReadOnlyList<T> cells, Func<T, bool> offends) =>
        [.. Enumerable.Range(0, cells.Count).Where(row => offends(cells[row]))];
}
