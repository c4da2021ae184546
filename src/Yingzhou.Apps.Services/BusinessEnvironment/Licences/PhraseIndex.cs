using System.Text;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Licences;

/// <summary>Which standard phrase a free text resembles: cosine of TF-IDF over pairs and triples of neighbouring characters.</summary>
public sealed class PhraseIndex
{
    readonly Dictionary<string, double> rarity;
    readonly IReadOnlyList<(ScopeTerm Term, IReadOnlyDictionary<string, double> Vector)> terms;

    public PhraseIndex(IReadOnlyList<ScopeTerm> all)
    {
        rarity = all.SelectMany(term => Grams(Plain(term.Phrase)).Distinct())
            .CountBy(gram => gram)
            .ToDictionary(one => one.Key, one => Math.Log((1.0 + all.Count) / (1 + one.Value)) + 1);
        terms = [.. all.Select(term => (term, Vector(Plain(term.Phrase))))];
    }

    /// <returns>Terms from the likeness on, likest first.</returns>
    public IReadOnlyList<(ScopeTerm Term, double Likeness)> Like(string text, double from)
    {
        var asked = Vector(Plain(text));
        return
        [
            .. terms
                .Select(one => (one.Term, Likeness: Cosine(asked, one.Vector)))
                .Where(one => one.Likeness >= from)
                .OrderByDescending(one => one.Likeness)
                .ThenBy(one => one.Term.Code, StringComparer.Ordinal),
        ];
    }

    public static string Plain(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit));

    // Grams that no phrase has still lengthen the text's vector: a long text that shares a word is not that phrase.
    Dictionary<string, double> Vector(string text)
    {
        var counts = Grams(text)
            .CountBy(gram => gram)
            .ToDictionary(one => one.Key, one => one.Value * rarity.GetValueOrDefault(one.Key, 1));
        var length = Math.Sqrt(counts.Values.Sum(weight => weight * weight));
        return length == 0 ? [] : counts.ToDictionary(one => one.Key, one => one.Value / length);
    }

    static double Cosine(IReadOnlyDictionary<string, double> left, IReadOnlyDictionary<string, double> right) =>
        left.Sum(one => one.Value * right.GetValueOrDefault(one.Key));

    static IEnumerable<string> Grams(string text)
    {
        for (var size = 2; size <= 3; size++)
        for (var at = 0; at + size <= text.Length; at++)
            yield return text.Substring(at, size);
    }
}
