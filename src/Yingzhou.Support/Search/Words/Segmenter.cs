namespace Yingzhou.Support.Search.Words;

/// <summary>
/// Cuts Chinese into words (分词): of all ways through the lattice of dictionary words, the one with the fewest and longest. What is in no dictionary
/// stays a single character; a run of Latin letters or digits is one word.
/// </summary>
sealed class Segmenter
{
    const double UnknownCharacter = 1.05;

    readonly HashSet<string> words;
    readonly int longest;

    public Segmenter(IEnumerable<string> dictionary)
    {
        words = [.. dictionary.Where(word => word.Length > 0)];
        longest = words.Count == 0 ? 1 : words.Max(word => word.Length);
    }

    public IReadOnlyList<string> Cut(string folded) => [.. folded.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(CutRun)];

    List<string> CutRun(string run)
    {
        var cost = new double[run.Length + 1];
        var from = new int[run.Length + 1];
        for (var end = 1; end <= run.Length; end++)
        {
            cost[end] = double.MaxValue;
            for (var start = Math.Max(0, end - Math.Max(longest, LatinRun(run, end))); start < end; start++)
            {
                if (CostOf(run, start, end) is { } own && cost[start] + own < cost[end])
                    (cost[end], from[end]) = (cost[start] + own, start);
            }
        }
        List<string> cut = [];
        for (var end = run.Length; end > 0; end = from[end])
            cut.Add(run[from[end]..end]);
        cut.Reverse();
        return cut;
    }

    // A longer word is a little cheaper than two that cover the same characters would be each.
    double? CostOf(string run, int start, int end)
    {
        var length = end - start;
        if (length <= longest && words.Contains(run[start..end]))
            return 1 - 0.02 * length * length / (1 + length);
        if (Folded.IsLatin(run[end - 1]))
            return length == LatinRun(run, end) ? 1 : null;
        return length == 1 ? UnknownCharacter : null;
    }

    static int LatinRun(string run, int end)
    {
        var start = end;
        while (start > 0 && Folded.IsLatin(run[start - 1]))
            start--;
        // Only a run that ends here is a word: the middle of one is not.
        return end < run.Length && Folded.IsLatin(run[end]) ? 0 : end - start;
    }
}
