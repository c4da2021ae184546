namespace Yingzhou.Kernel;

/// <summary>Likeness of two records, field by field.</summary>
static class Likeness
{
    /// <returns>0–1 for each column; <c>null</c> where a value is missing on one side.</returns>
    public static double?[] Of(LinkRecord one, LinkRecord other, LinkScheme scheme)
    {
        var likeness = new double?[scheme.Columns.Count];
        for (var column = 0; column < likeness.Length; column++)
            likeness[column] = Of(one.Values[column], other.Values[column], scheme.Columns[column].By);
        foreach (var (first, second) in scheme.Swapped)
        {
            var crossed = Of(one.Values[first], other.Values[second], scheme.Columns[first].By);
            var back = Of(one.Values[second], other.Values[first], scheme.Columns[second].By);
            if (crossed + back > (likeness[first] ?? 0) + (likeness[second] ?? 0))
                (likeness[first], likeness[second]) = (crossed, back);
        }
        return likeness;
    }

    static double? Of(string? one, string? other, Likening by) =>
        string.IsNullOrEmpty(one) || string.IsNullOrEmpty(other) ? null
        : one == other ? 1
        : by switch
        {
            Likening.Exact => 0,
            Likening.Text => JaroWinkler.Of(one, other),
            _ => 1 - ((double)Changes(one, other) / Math.Max(one.Length, other.Length)),
        };

    // Insertions, deletions, changes and swaps of neighbours (optimal string alignment).
    static int Changes(string one, string other)
    {
        var (before, last, row) = (new int[other.Length + 1], new int[other.Length + 1], new int[other.Length + 1]);
        for (var j = 0; j <= other.Length; j++)
            last[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            (before, last, row) = (last, row, before);
        }
        return last[other.Length];
    }
}
