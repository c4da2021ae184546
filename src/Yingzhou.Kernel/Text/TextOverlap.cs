using System.Text;

namespace Yingzhou.Kernel;

/// <summary>A passage that two texts have in common (重合段落).</summary>
/// <param name="Start">Character position in the first text.</param>
public sealed record SharedPassage(int Start, string Text);

/// <summary>How much of two texts is the same (文本重合度): Jaccard's share of common runs of five characters, estimated by MinHash (A. Broder, 1997).</summary>
public static class TextOverlap
{
    /// <summary>From this overlap on the passages are shown to the panel; an equal one is shown (a10 §3).</summary>
    public const double Shown = 0.30;

    const int Gram = 5;
    const int Hashes = 256;

    // A run of fewer characters is a phrase of the trade.
    const int LeastPassage = 13;

    /// <summary>Fingerprint by which many texts are compared without reading them again.</summary>
    /// <returns><c>null</c> for a text of fewer than five letters.</returns>
    public static MinHash? Signature(string text)
    {
        var grams = GramsOf(Letters(text).Text).ToList();
        return grams.Count == 0 ? null : MinHash.Of(grams, Hashes);
    }

    /// <returns>0–1, with a standard error of at most 0.03; <c>null</c> when one of the texts is too short to say.</returns>
    public static double? Estimate(MinHash? one, MinHash? other) => one is null || other is null ? null : one.LikenessTo(other);

    /// <summary>The exact share, for two texts at hand.</summary>
    public static double? Exact(string one, string other)
    {
        var (first, second) = (GramsOf(Letters(one).Text).ToHashSet(), GramsOf(Letters(other).Text).ToHashSet());
        if (first.Count == 0 || second.Count == 0)
            return null;
        var common = first.Count(second.Contains);
        return (double)common / (first.Count + second.Count - common);
    }

    /// <summary>The longest runs of the first text that stand in the second too, in the order of the first; punctuation and spaces do not matter.</summary>
    public static IReadOnlyList<SharedPassage> Passages(string one, string other)
    {
        var (letters, at) = Letters(one);
        var known = GramsOf(Letters(other).Text).ToHashSet();
        var found = new List<SharedPassage>();
        for (var start = 0; start + Gram <= letters.Length; )
        {
            var end = start;
            while (end + Gram <= letters.Length && known.Contains(letters.Substring(end, Gram)))
                end++;
            var length = end == start ? 0 : end - start + Gram - 1;
            if (length >= LeastPassage)
                found.Add(new(at[start], one[at[start]..(at[start + length - 1] + 1)]));
            start = end + 1;
        }
        return found;
    }

    static IEnumerable<string> GramsOf(string letters) =>
        Enumerable.Range(0, Math.Max(0, letters.Length - Gram + 1)).Select(at => letters.Substring(at, Gram)).Distinct();

    static (string Text, List<int> At) Letters(string text)
    {
        var (letters, at) = (new StringBuilder(text.Length), new List<int>(text.Length));
        for (var position = 0; position < text.Length; position++)
            if (char.IsLetterOrDigit(text[position]))
            {
                letters.Append(char.ToLowerInvariant(text[position]));
                at.Add(position);
            }
        return (letters.ToString(), at);
    }
}
