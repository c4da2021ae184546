using System.Text;

namespace Yingzhou.Kernel;

/// <summary>Rare values that are nearly a frequent one (误写): in columns of words that come again and again.</summary>
static class Misspellings
{
    /// <summary>How much more often the right value stands there.</summary>
    const int TimesMore = 5;
    const int Rare = 3;
    const double Alike = 0.88;

    /// <summary>A column in which most values stand once has no frequent ones to be near to.</summary>
    const double MostDistinct = 0.5;
    const int MostCompared = 2_000;
    const int ShortestWord = 3;

    /// <summary>Of the usual values that were looked at, those that may be near another.</summary>
    const double MostNear = 0.3;
    const int MostLooked = 200;

    public static ProposedRule? Of(string name, IReadOnlyList<string?> cells)
    {
        var counts = cells.Where(cell => !ProfiledTable.IsMissing(cell)).CountBy(cell => cell!).ToDictionary();
        var present = counts.Values.Sum();
        if (present == 0 || counts.Count > MostDistinct * present)
            return null;
        var frequent = counts
            .Where(one => one.Value >= TimesMore)
            .OrderByDescending(one => one.Value)
            .ThenBy(one => one.Key, StringComparer.Ordinal)
            .Take(MostCompared)
            .ToList();
        var wrong = (AreNearEachOther(frequent) ? [] : counts.ToList())
            .Where(one => one.Value <= Rare && one.Key.Any(char.IsLetter))
            .Select(one => one.Key)
            .Where(rare => frequent.Exists(usual => usual.Value >= TimesMore * counts[rare] && Near(rare, usual.Key)))
            .Concat(Variants(counts))
            .ToHashSet();
        if (wrong.Count == 0)
            return null;
        int[] offending = [.. Enumerable.Range(0, cells.Count).Where(row => cells[row] is { } cell && wrong.Contains(cell))];
        return new(ProposalKind.Misspelling, name, null, "不是常见值的误写", null, present - offending.Length, offending);
    }

    // People's names: the usual ones are as near to each other as a slip is, so that nearness tells nothing.
    static bool AreNearEachOther(List<KeyValuePair<string, int>> frequent)
    {
        var looked = frequent.Take(MostLooked).Select(one => one.Key).ToList();
        var near = looked.Count(one => looked.Exists(other => other != one && Near(one, other)));
        return near > MostNear * looked.Count;
    }

    // Written otherwise: capitals, blanks, full stops, full width. However often, while the usual way is much more frequent.
    static IEnumerable<string> Variants(Dictionary<string, int> counts) =>
        counts
            .Where(one => one.Key.Any(char.IsLetter))
            .GroupBy(one => Letters(one.Key), StringComparer.Ordinal)
            .Where(same => same.Key.Length > 0 && same.Count() > 1)
            .SelectMany(same => same.Where(one => one.Value * TimesMore <= same.Max(other => other.Value)))
            .Select(one => one.Key);

    static string Letters(string value) =>
        new([.. value.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);

    // Two codes that differ in a digit are two codes, not a slip.
    static bool Near(string rare, string usual) =>
        Math.Abs(rare.Length - usual.Length) <= Math.Max(2, usual.Length / 4)
        && Digits(rare) == Digits(usual)
        && (JaroWinkler.Of(rare, usual) >= Alike || OneOff(rare, usual))
        && WordByWord(rare, usual);

    // Names that end alike ("… Brewing Company") are alike as a whole without being the same: what differs must be a slip within a word.
    static bool WordByWord(string rare, string usual)
    {
        // A character is a word.
        if (ValueShape.Of(usual).Contains('汉', StringComparison.Ordinal))
            return EditDistance(rare, usual) <= 1;
        var (left, right) = (rare.Split(' '), usual.Split(' '));
        return left.Length == right.Length
            ? left.Zip(right)
                .All(pair => EditDistance(pair.First, pair.Second) <= Math.Max(1, Math.Min(pair.First.Length, pair.Second.Length) / 3))
            : EditDistance(rare, usual) <= Math.Max(1, usual.Length / 5);
    }

    // Levenshtein's.
    static int EditDistance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }
        return row[^1];
    }

    // A Chinese word of three characters with one of them wrong is still two thirds alike only.
    static bool OneOff(string rare, string usual) =>
        rare.Length == usual.Length
        && rare.Length >= ShortestWord
        && ValueShape.Of(rare) is "汉"
        && rare.Zip(usual).Count(pair => pair.First != pair.Second) == 1;

    static string Digits(string value) => new([.. value.Where(char.IsDigit)]);
}
