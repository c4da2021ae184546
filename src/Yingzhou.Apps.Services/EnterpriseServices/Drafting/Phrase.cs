using System.Globalization;
using System.Text.RegularExpressions;
using Yingzhou.Apps.Services.EnterpriseServices.Content;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Services.EnterpriseServices.Drafting;

/// <summary>The part of a phrase that asks for something (条件短语).</summary>
/// <param name="text">The phrase.</param>
/// <param name="offset">Where it begins in the whole text.</param>
/// <param name="end">Where in the phrase it stops to ask and begins to give.</param>
sealed partial class Phrase(
    string text,
    int offset,
    int end,
    IReadOnlyList<Mention> all,
    IReadOnlyList<Quantity> numbers,
    Vocabulary vocabulary
)
{
    static readonly string[] Negations =
    [
        "未被列入",
        "未列入",
        "未发生",
        "未受到",
        "未受",
        "不得有",
        "不存在",
        "没有",
        "不属于",
        "非",
        "无",
        "未",
    ];

    // Shorter is no condition: 的, 经评审.
    const int LeastWords = 4;

    readonly List<Mention> mentions = [.. all.Where(mention => mention.End <= end)];
    readonly List<(int Start, int End, string Why)> unread = [];
    bool read;

    /// <summary>Places of the words that were understood, in the whole text.</summary>
    public IReadOnlyList<(int Start, int End)> Covered => [.. mentions.Select(mention => (offset + mention.Start, offset + mention.End))];

    public List<ReadLeaf> Leaves()
    {
        var leaves = new List<ReadLeaf>();
        var used = new HashSet<Mention>();
        foreach (var number in numbers.Where(number => number.End <= end && !IsPeriod(number)))
            if (Numeric(number, used) is { } leaf)
                leaves.Add(leaf);
        foreach (var mention in mentions.Where(mention => !used.Contains(mention)))
            if (Other(mention) is { } leaf)
                leaves.Add(leaf);
        read = leaves.Count > 0;
        return leaves;
    }

    /// <summary>Words from which nothing was read: whether they ask for something is for the official to say.</summary>
    public IEnumerable<(int Start, int End, string Why)> Unread()
    {
        var words = text[..end].Trim();
        if (!read && unread.Count == 0 && words.Length >= LeastWords && !Formula().IsMatch(words))
            unread.Add(At(0, end, "没有认出说的是哪个事实"));
        return unread;
    }

    (int, int, string) At(int from, int to, string why) => (offset + from, offset + to, why);

    ReadLeaf? Numeric(Quantity number, HashSet<Mention> used)
    {
        var fact =
            mentions.LastOrDefault(mention => Counts(mention) && mention.End <= number.Start && !used.Contains(mention))
            ?? mentions.FirstOrDefault(mention => Counts(mention) && mention.Start >= number.End && !used.Contains(mention));
        var from = Math.Min(fact?.Start ?? number.Start, number.Start);
        var sign = Comparison.Sign(text[..number.Start], text[number.End..]);
        var to = Math.Min(end, Math.Max(fact?.End ?? 0, number.End + (sign is not null ? Comparison.LengthBehind(text[number.End..]) : 0)));
        if (fact is null)
        {
            unread.Add(At(0, end, $"“{text.Substring(number.Start, number.Length)}”说的是哪个事实，没有认出来"));
            return null;
        }
        used.Add(fact);
        if (sign is null)
        {
            unread.Add(At(from, to, "没有写是以上还是以下"));
            return null;
        }
        if (number.For(fact.Fact) is not { } value)
        {
            unread.Add(At(from, to, $"单位“{number.Unit}”和“{fact.Fact.Title}”的单位“{fact.Fact.Unit}”对不上"));
            return null;
        }
        return new(
            offset + from,
            offset + to,
            $"{fact.Fact.Name} {sign} {value.ToString("0.############", CultureInfo.InvariantCulture)}",
            Counts: true,
            Denied: false
        );
    }

    ReadLeaf? Other(Mention mention)
    {
        var negated = Negated(mention, out var from);
        if (mention.Choice is { } choice)
            return new(
                offset + (negated ? from : mention.Start),
                offset + mention.End,
                OneOf(mention.Fact.Name, choice.Values, negated),
                false,
                negated
            );
        if (mention.Fact.Kind is not FactKind.Boolean)
            return null;
        if (WrongPeriod(mention) is { } period)
        {
            unread.Add(At(0, end, $"原文说的是近{period}，“{mention.Fact.Title}”管的不是这个期限"));
            return null;
        }
        return new(offset + from, offset + mention.End, negated ? $"not({mention.Fact.Name})" : mention.Fact.Name, false, negated);
    }

    // 无、未 stand in front of what they deny, 除外 behind it.
    bool Negated(Mention mention, out int from)
    {
        var before = text[..mention.Start];
        foreach (var word in Negations)
            if (
                before.LastIndexOf(word, StringComparison.Ordinal) is >= 0 and var at
                && mention.Start - at - word.Length <= 4
                // What stands between is denied by it; whether the denial goes on is for the words that join them to say.
                && !mentions.Exists(other => other.Start >= at && other.End <= mention.Start)
            )
            {
                from = at;
                return true;
            }
        from = mention.Start;
        return text[mention.End..].Contains("除外", StringComparison.Ordinal)
            || text[mention.End..].Contains("不予", StringComparison.Ordinal);
    }

    string? WrongPeriod(Mention mention) =>
        vocabulary.PeriodOf(mention.Fact.Name) is { } own
        && Period().Match(text[..mention.Start]) is { Success: true } said
        && !own.Contains(said.Groups[1].Value.Replace(" ", "", StringComparison.Ordinal))
            ? said.Groups[1].Value
            : null;

    // 近 12 个月, 上一年: the time a fact speaks of.
    bool IsPeriod(Quantity number) => number.Unit is "个月" or "年" && text[..number.Start].TrimEnd() is [.., '近' or '去' or '前'];

    static bool Counts(Mention mention) => mention is { Choice: null, Fact.Kind: FactKind.Number };

    static string OneOf(string fact, IReadOnlyList<string> values, bool negated)
    {
        var leaf = $"{fact} in ({string.Join(", ", values.Select(value => $"\"{value}\""))})";
        return negated ? $"not({leaf})"
            : values.Count == 1 ? $"{fact} = \"{values[0]}\""
            : leaf;
    }

    [GeneratedRegex(@"近 ?(\d+ ?个月|\d+ ?年|[一二两三四五六七八九十]+个月|[一二两三四五六七八九十]+年)")]
    private static partial Regex Period();

    // Whom a policy is for in general, and how it begins its lists.
    [GeneratedRegex(
        "^(对|凡)?(在)?(本市|我市|全市|舟山市)?(范围)?(内)?(依法)?(注册|登记)?(设立)?(的)?(各类)?(企业|单位|法人)?(的)?[：:]?$"
            + "|^(对|凡)?(申报)?(企业)?(应|应当|须)?(同时)?(符合|具备|满足|有)?(下列|以下)?(全部|各项)?(条件|情形|情况|要求)?(之一)?(的)?(企业|单位)?(可以?申[报请])?[：:]?$"
            + "|^可以?申[报请].{0,6}$|^(不予|不得|不能).{0,6}[：:]?$|^第.{1,4}条"
    )]
    private static partial Regex Formula();
}
