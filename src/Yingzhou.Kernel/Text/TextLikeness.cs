namespace Yingzhou.Kernel;

/// <summary>How alike two texts are, by their runs of characters: no dictionary, so that names of places and firms count like other words.</summary>
public static class TextLikeness
{
    /// <summary>Runs of <paramref name="length"/> characters, without blanks and punctuation; a shorter text is one run.</summary>
    public static IReadOnlySet<string> Shingles(string text, int length = 2)
    {
        var kept = string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return kept.Length == 0 ? new HashSet<string>()
            : kept.Length <= length ? new HashSet<string> { kept }
            : Enumerable.Range(0, kept.Length - length + 1).Select(i => kept.Substring(i, length)).ToHashSet();
    }

    /// <summary>Shared runs ÷ all runs; 0 when there are none.</summary>
    public static double Jaccard(IReadOnlySet<string> one, IReadOnlySet<string> other)
    {
        var shared = one.Count(other.Contains);
        var all = one.Count + other.Count - shared;
        return all == 0 ? 0 : (double)shared / all;
    }

    /// <summary>Cosine of the counts of runs of two characters; 0 when one text has none.</summary>
    public static double Cosine(string one, string other)
    {
        var (a, b) = (Counts(one), Counts(other));
        var dot = a.Sum(entry => (double)entry.Value * b.GetValueOrDefault(entry.Key));
        var norm = Math.Sqrt(a.Values.Sum(n => (double)n * n) * b.Values.Sum(n => (double)n * n));
        return norm == 0 ? 0 : dot / norm;
    }

    static Dictionary<string, int> Counts(string text)
    {
        var kept = string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return Enumerable
            .Range(0, Math.Max(0, kept.Length - 1))
            .GroupBy(i => kept.Substring(i, 2))
            .ToDictionary(group => group.Key, group => group.Count());
    }
}
