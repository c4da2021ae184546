namespace Yingzhou.Kernel;

/// <summary>
/// Two values in one cell (并列值): where a column is empty, the neighbour's text ends with, or begins with, what belongs into it ("San Francisco CA" beside an empty state). Both cells are wrong.
/// </summary>
static class MergedValues
{
    /// <summary>Rows that make a rule, and times that a value must stand in its own column to be known as one of it.</summary>
    const int Fewest = 3;

    /// <summary>Rows for each distinct value of a column whose values come again and again.</summary>
    const int Recurring = 5;

    /// <summary>Of the rows where the column is empty.</summary>
    const double Mostly = 0.5;

    /// <summary>Of the rows where it is not: there the neighbour's text is what it should be.</summary>
    const double Seldom = 0.05;

    public static IEnumerable<ProposedRule> Of(ProfiledTable table)
    {
        for (var lacking = 0; lacking < table.Names.Count; lacking++)
        {
            var cells = table.Column(lacking);
            int[] empty = [.. Enumerable.Range(0, cells.Count).Where(row => ProfiledTable.IsMissing(cells[row]))];
            var counts = cells.Where(cell => !ProfiledTable.IsMissing(cell)).CountBy(cell => cell!.Trim()).ToDictionary();
            if (empty.Length < Fewest || counts.Count * Recurring > cells.Count - empty.Length)
                continue;
            var values = counts
                .Where(one => one.Value >= Fewest && one.Key.Any(char.IsLetter))
                .Select(one => one.Key)
                .ToHashSet(StringComparer.Ordinal);
            for (var holding = 0; holding < table.Names.Count; holding++)
            {
                if (holding == lacking)
                    continue;
                var texts = table.Column(holding);
                int[] merged = [.. empty.Where(row => Holds(texts[row], values))];
                var asked = empty.Count(row => !ProfiledTable.IsMissing(texts[row]));
                if (merged.Length < Fewest || merged.Length < Mostly * asked)
                    continue;
                var alsoElse = Enumerable
                    .Range(0, cells.Count)
                    .Count(row => !ProfiledTable.IsMissing(cells[row]) && Holds(texts[row], values));
                if (alsoElse > Seldom * (cells.Count - empty.Length))
                    continue;
                var support = table.Rows - merged.Length;
                var (column, neighbour) = (table.Names[lacking], table.Names[holding]);
                yield return new(ProposalKind.Merged, neighbour, column, $"不把“{column}”写在里面", null, support, merged);
                yield return new(ProposalKind.Merged, column, neighbour, $"不写在“{neighbour}”里", null, support, merged);
            }
        }
    }

    static bool Holds(string? text, HashSet<string> values)
    {
        if (ProfiledTable.IsMissing(text))
            return false;
        var words = text!.Split([' ', ',', '，', '、', ';', '；', '/', '|', '(', ')', '（', '）'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 1 && (values.Contains(words[^1]) || values.Contains(words[0]));
    }
}
