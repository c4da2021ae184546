using System.Text;

namespace Yingzhou.Apps.Services.OnlineServices.Finding;

/// <summary>A text as it is compared: folded, with its characters and its pairs of neighbours.</summary>
sealed class SearchWords
{
    // A pair says more than the two characters alone, but 落户口 and 户口落 should still meet.
    const double PairShare = 0.75;

    // Nobody types a long story; whoever pastes one is answered by its beginning.
    const int LongestQuestion = 60;

    // What people say around the matter: 我想办理…, …怎么办, 需要什么材料.
    static readonly string[] AroundTheMatter =
    [
        "需要什么材料", "需要哪些材料", "怎么办理", "如何办理", "在哪里办", "去哪里办", "怎么办", "我要办", "我想办", "想办理", "办理", "我要", "我想",
        "怎么", "如何", "哪里", "什么", "一下", "请问", "申请", "办个", "给我", "可以", "想",
    ];

    readonly string folded;
    readonly HashSet<char> characters;
    readonly HashSet<(char, char)> pairs;

    SearchWords(string folded)
    {
        this.folded = folded;
        characters = [.. folded];
        pairs = [.. folded.Zip(folded.Skip(1))];
    }

    public bool IsEmpty => folded.Length == 0;

    public static SearchWords Of(string text) => new(Fold(text));

    /// <summary>What somebody asks: the words around the matter do not count, unless there are no others.</summary>
    public static SearchWords OfQuestion(string text)
    {
        var whole = Fold(text.Length <= LongestQuestion ? text : text[..LongestQuestion]);
        var matter = AroundTheMatter.Aggregate(whole, (rest, words) => rest.Replace(words, "", StringComparison.Ordinal));
        return new(matter.Length == 0 ? whole : matter);
    }

    public bool Contains(SearchWords other) => other.folded.Length > 1 && folded.Contains(other.folded, StringComparison.Ordinal);

    /// <summary>Which share of these words, 0 to 1, is in the others.</summary>
    public double ShareFoundIn(SearchWords other)
    {
        if (IsEmpty)
            return 0;
        var single = (double)characters.Count(other.characters.Contains) / characters.Count;
        return pairs.Count == 0 ? single : PairShare * pairs.Count(other.pairs.Contains) / pairs.Count + (1 - PairShare) * single;
    }

    // Full width becomes half width, capitals small; what is neither letter nor digit goes.
    static string Fold(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
