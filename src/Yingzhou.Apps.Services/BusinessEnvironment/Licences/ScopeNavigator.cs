using System.Text.RegularExpressions;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Licences;

/// <summary>
/// From the words of a business scope to the licences it needs (经营范围 → 许可): the exact table of standard terms first, then likeness and keywords. What the text alone suggests is said
/// as "may also need" until its recall is proved (<see cref="NavigatorGate"/>). Source: a13 §3.
/// </summary>
public sealed partial class ScopeNavigator(IReadOnlyList<ScopeTerm> terms, IReadOnlyList<KeywordRule> rules, bool textIsTrusted)
{
    /// <summary>Low on purpose: a licence named in vain costs a reader a line, one not named costs an enterprise its shop. Own default.</summary>
    public const double LikeFrom = 0.35;

    // Between phrases; inside a phrase of the standard there may be a list or a remark in brackets.
    static readonly char[] Outer = ['；', ';', '，', ',', '。', '\n', '\r'];
    static readonly char[] Inner = ['、', '（', '）', '(', ')', '及', '和'];

    readonly Dictionary<string, ScopeTerm> exact = terms
        .SelectMany(term => (KeyValuePair<string, ScopeTerm>[])[new(PhraseIndex.Plain(term.Phrase), term), new(term.Code, term)])
        .DistinctBy(one => one.Key)
        .ToDictionary();

    readonly PhraseIndex index = new(terms);

    /// <param name="scope">As the founder writes it: phrases with any punctuation, or codes of standard terms.</param>
    /// <returns>Each licence once, what is needed before what may be.</returns>
    public IReadOnlyList<LicenceNeed> Find(string scope)
    {
        var needs = new Dictionary<string, LicenceNeed>(StringComparer.Ordinal);
        foreach (var phrase in scope.Split(Outer, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (!ByTable(phrase))
                foreach (
                    var part in Excluded
                        .Replace(phrase, "")
                        .Split(Inner, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                )
                    if (!ByTable(part))
                        ByLikeness(part);
        return [.. needs.Values.OrderBy(need => need.Need).ThenBy(need => need.Licence, StringComparer.Ordinal)];

        // A standard phrase says all there is to say: what it resembles besides does not matter.
        bool ByTable(string part)
        {
            if (!exact.TryGetValue(PhraseIndex.Plain(part), out var term))
                return false;
            foreach (var licence in term.Licences)
                Add(new(licence, Need.Needed, $"规范表述“{term.Phrase}”"));
            return true;
        }

        void ByLikeness(string part)
        {
            foreach (var (like, _) in index.Like(part, LikeFrom))
            foreach (var licence in like.Licences)
                Add(new(licence, ByText, $"“{part}”与规范表述“{like.Phrase}”相近"));
            foreach (var rule in rules.Where(rule => rule.All.All(word => Says(part, word)) && !rule.None.Any(word => Says(part, word))))
                Add(new(rule.Licence, ByText, $"“{part}”：{rule.Why}"));
        }

        void Add(LicenceNeed need)
        {
            if (!needs.TryGetValue(need.Licence, out var known) || need.Need < known.Need)
                needs[need.Licence] = need;
        }
    }

    Need ByText => textIsTrusted ? Need.Needed : Need.MayNeed;

    // 不含酒类 says what will not be done.
    [GeneratedRegex(@"[（(]\s*(?:不含|除|不得|不包括)[^）)]*[）)]")]
    static partial Regex Excluded { get; }

    static bool Says(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
