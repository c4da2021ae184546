using System.Globalization;

namespace Yingzhou.Kernel;

/// <summary>Profiles a table and proposes rules (剖析建议). Limits are own defaults, chosen for registers: an error is rare, and rules that half of the rows break are no rules.</summary>
public static class RuleProposals
{
    /// <summary>Rows below which nothing is proposed.</summary>
    const int Fewest = 30;

    /// <summary>What at least so many of the values keep may be a rule.</summary>
    const double Usual = 0.95;

    /// <summary>Values far out, and digits among words, are few: more of them are the tail of what is usual.</summary>
    const double HardlyAny = 0.01;
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
                new[] { Required(name, cells), Writing(name, cells), Unique(name, cells), Outlier(name, cells) }.OfType<ProposedRule>()
            );
            if (Misspellings.Of(name, cells) is { } misspelt)
                proposals.Add(misspelt);
        }
        return [.. proposals, .. Dependencies.Of(table), .. MergedValues.Of(table)];
    }

    static ProposedRule? Required(string name, IReadOnlyList<string?> cells)
    {
        var missing = Rows(cells, ProfiledTable.IsMissing);
        return missing.Count > 0 && Keeps(cells.Count - missing.Count, cells.Count)
            ? new(ProposalKind.Required, name, null, "不能为空", null, cells.Count - missing.Count, missing)
            : null;
    }

    // Numbers that are short or long, whole or not, are all numbers; codes have their length.
    static ProposedRule? Writing(string name, IReadOnlyList<string?> cells) =>
        CodeLength.Of(name, cells)
        ?? (
            IsCode(cells) || NumberWriting.Of(cells) is not { } numbers ? Shape(name, cells)
            : numbers.Rule(name, Fewest) is { } rule ? rule
            : numbers.IsBare ? null
            : Shape(name, cells)
        );

    static ProposedRule? Shape(string name, IReadOnlyList<string?> cells)
    {
        var shapes = cells.Select(cell => ProfiledTable.IsMissing(cell) ? null : ValueShape.Of(cell!)).ToList();
        // Names have any number of words, with hyphens and full stops: only what is no word stands out.
        if (Keeps(shapes.Count(shape => shape is not null && ValueShape.IsWords(shape)), shapes.Count(shape => shape is not null)))
            shapes = [.. shapes.Select(shape => shape is not null && ValueShape.IsWords(shape) ? ValueShape.Words : shape)];
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
        // Names of firms have a number now and then.
        var most = (usual.Contains(ValueShape.Words) ? HardlyAny : 1 - Usual) * all;
        return all >= Fewest && offending.Count > 0 && offending.Count <= most
            ? new(
                ProposalKind.Shape,
                name,
                null,
                usual.Contains(ValueShape.Words)
                    ? "只写文字"
                    : $"形如 {string.Join(" 或 ", usual.Order(StringComparer.Ordinal))}（9 是数字，a 是字母，汉是汉字）",
                $"^({string.Join('|', usual.Order(StringComparer.Ordinal).Select(ValueShape.Pattern))})$",
                all - offending.Count,
                offending
            )
            : null;
    }

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
        if (NumberWriting.Of(cells) is not { Values: { } numbers } writing || IsCode(cells))
            return null;
        var sorted = numbers.OfType<double>().Order().ToList();
        if (sorted.Count < Fewest)
            return null;
        var (least, most) = FencesOf(sorted[sorted.Count / 4], sorted[sorted.Count * 3 / 4]);
        var offending = Rows(numbers, number => number < least || number > most);
        return most > least && offending.Count > 0 && offending.Count <= HardlyAny * sorted.Count
            ? new(
                ProposalKind.Outlier,
                name,
                null,
                string.Create(CultureInfo.InvariantCulture, $"在 {least:0.####} 到 {most:0.####} 之间"),
                writing.IsBare ? string.Create(CultureInfo.InvariantCulture, $"{least:R},{most:R}") : null,
                sorted.Count - offending.Count,
                offending
            )
            : null;
    }

    // Three times the middle half beyond it (Tukey), by difference and, where all of it is positive, by ratio: of incomes and sizes the large ones lie far out by difference without being wrong.
    static (double Least, double Most) FencesOf(double low, double high)
    {
        var (least, most) = (low - (Fences * (high - low)), high + (Fences * (high - low)));
        if (low <= 0)
            return (least, most);
        var reach = Math.Pow(high / low, Fences);
        return (Math.Min(least, low / reach), Math.Max(most, high * reach));
    }

    // Numbers of one length are codes (postcodes, keys of registers): far apart from each other without being wrong.
    static bool IsCode(IReadOnlyList<string?> cells)
    {
        var whole = cells.Where(cell => !ProfiledTable.IsMissing(cell)).ToList();
        return whole.CountBy(cell => cell!.Length).DefaultIfEmpty().MaxBy(one => one.Value) is { Key: > 3 } usual
            && Keeps(usual.Value, whole.Count)
            && Keeps(whole.Count(cell => cell!.All(char.IsAsciiDigit)), whole.Count);
    }

    static bool Keeps(int keeping, int all) => all > 0 && keeping >= Usual * all;

    static List<int> Rows<T>(IReadOnlyList<T> cells, Func<T, bool> offends) =>
        [.. Enumerable.Range(0, cells.Count).Where(row => offends(cells[row]))];
}
