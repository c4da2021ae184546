using System.Text;

namespace Yingzhou.Apps.Operation.InternalMatters.Rules;

/// <summary>
/// A label as it is compared (标签归一): width folded, spaces and punctuation dropped, words that mean the same replaced by one of them, longest first.
/// </summary>
public sealed class LabelText
{
    readonly IReadOnlyList<(string Said, string Meant)> synonyms;

    /// <param name="meanings">The word kept, and the words that mean it.</param>
    public LabelText(IReadOnlyDictionary<string, IReadOnlyList<string>> meanings) =>
        synonyms = [
            .. meanings
                .SelectMany(one => one.Value.Select(said => (Said: Plain(said), Meant: Plain(one.Key))))
                .Where(pair => pair.Said.Length > 0)
                .OrderByDescending(pair => pair.Said.Length)
                .ThenBy(pair => pair.Said, StringComparer.Ordinal),
        ];

    // One pass from the left, so that a word put in is not replaced again.
    public string Fold(string label)
    {
        var (plain, folded) = (Plain(label), new StringBuilder());
        for (var at = 0; at < plain.Length; )
        {
            var (said, meant) = synonyms.FirstOrDefault(pair => string.CompareOrdinal(plain, at, pair.Said, 0, pair.Said.Length) == 0);
            folded.Append(said is null ? plain[at].ToString() : meant);
            at += said?.Length ?? 1;
        }
        return folded.ToString();
    }

    static string Plain(string label) =>
        string.Concat(label.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToUpperInvariant();

    /// <summary>Dice coefficient over pairs of neighbouring characters, pairs counted as often as they occur; labels of one character are compared whole.</summary>
    public static double Dice(string left, string right)
    {
        if (left.Length < 2 || right.Length < 2)
            return left.Length > 0 && left == right ? 1 : 0;
        var (ours, theirs) = (Pairs(left), Pairs(right));
        var common = ours.Sum(pair => Math.Min(pair.Value, theirs.GetValueOrDefault(pair.Key)));
        return 2.0 * common / (left.Length + right.Length - 2);
    }

    static Dictionary<string, int> Pairs(string text) =>
        Enumerable.Range(0, text.Length - 1).CountBy(at => text.Substring(at, 2)).ToDictionary();
}
