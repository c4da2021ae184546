using System.Globalization;
using System.Text.RegularExpressions;
using Yingzhou.Apps.Services.EnterpriseServices.Content;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Services.EnterpriseServices.Drafting;

/// <summary>
/// Reads a policy's text into conditions (政策条文拆解, a08 §3): phrases → entity + comparator + number + unit → the fact dictionary → FEEL, each beside the words it stands on. It
/// only drafts: what it did not understand it lists, and two people confirm the rest.
/// </summary>
sealed partial class PassageReader(Vocabulary vocabulary)
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

    public PassageDraft Read(string text)
    {
        var plain = Plain(text);
        var lines = new List<RuleLine>();
        var unread = new List<UnreadPhrase>();
        var grades = new List<(Mention Grade, decimal Yuan, string Quote)>();
        var benefit = new BenefitReader(vocabulary);
        foreach (Match match in Phrases().Matches(plain))
        {
            var phrase = match.Value;
            // The quote is the official's own text: widths of characters are evened only for reading.
            string Quote(int start, int length) => text.Substring(match.Index + start, length);
            var mentions = vocabulary.MentionsIn(phrase);
            var quantities = Quantity.In(phrase).Where(quantity => !IsYear(quantity)).ToList();
            if (Grade(mentions, quantities) is { } grade)
            {
                grades.Add((grade.Mention, grade.Yuan, Quote(0, phrase.Length)));
                continue;
            }
            var cue = BenefitReader.CueIn(phrase);
            var condition = new Phrase(phrase, cue, mentions, quantities, vocabulary);
            lines.AddRange(condition.Lines(Quote));
            unread.AddRange(condition.Unread(Quote));
            if (cue < phrase.Length && !benefit.Read(phrase, cue, quantities, lines, Quote(cue, phrase.Length - cue)))
                unread.Add(new(Quote(cue, phrase.Length - cue), "没有读懂给多少、怎么算"));
        }
        if (grades.Count > 0)
            benefit.Graded(grades, lines);
        return new([.. lines.DistinctBy(line => line.Feel)], benefit.Formula, benefit.Quote, benefit.CapYuan, unread);
    }

    // 2026年 is a date, not a length of time.
    static bool IsYear(Quantity quantity) => quantity is { Unit: "年", Value: >= 1900 };

    // “省级 20 万元”: a choice and the money for it, nothing else.
    static (Mention Mention, decimal Yuan)? Grade(IReadOnlyList<Mention> mentions, IReadOnlyList<Quantity> quantities) =>
        mentions is [{ Choice: not null, Fact.Name: not "sizeClass" and not "sector" } grade]
        && quantities is [{ IsMoney: true } money]
        && money.Start >= grade.End
        && money.Start - grade.End <= 8
            ? (grade, money.Yuan)
            : null;

    /// <summary>Digits, letters and percent signs of full width become plain ones, one for one, so that places stay.</summary>
    public static string Plain(string text) =>
        string.Create(
            text.Length,
            text,
            static (plain, text) =>
            {
                for (var i = 0; i < text.Length; i++)
                    plain[i] = text[i] is >= '０' and <= '９' or >= 'Ａ' and <= 'ｚ' or '％' ? (char)(text[i] - 0xFEE0) : text[i];
            }
        );

    // Up to a full stop, a semicolon, a line's end, a comma (not that of thousands) or a word that joins two conditions.
    [GeneratedRegex(@"(?:(?!并且|同时|且|，|。|；|;|\n|,(?!\d{3})|以及|[（(]?[一二三四五六七八九十]+[）)、]).)+")]
    private static partial Regex Phrases();

    /// <summary>The part of a phrase that asks for something.</summary>
    sealed class Phrase(string text, int end, IReadOnlyList<Mention> all, IReadOnlyList<Quantity> numbers, Vocabulary vocabulary)
    {
        readonly List<Mention> mentions = [.. all.Where(mention => mention.End <= end)];

        // Shorter is no condition: 的, 经评审.
        const int LeastWords = 4;

        readonly List<UnreadPhrase> unread = [];
        bool read;

        public List<RuleLine> Lines(Func<int, int, string> quote)
        {
            var lines = new List<RuleLine>();
            var used = new HashSet<Mention>();
            foreach (var number in numbers.Where(number => number.End <= end && !IsPeriod(number)))
                if (Numeric(number, used, quote) is { } line)
                    lines.Add(line);
            foreach (var mention in mentions.Where(mention => !used.Contains(mention)))
                if (Other(mention, quote) is { } line)
                    lines.Add(line);
            read = lines.Count > 0;
            return lines;
        }

        /// <summary>Words from which nothing was read: whether they ask for something is for the official to say.</summary>
        public IEnumerable<UnreadPhrase> Unread(Func<int, int, string> quote)
        {
            var words = text[..end].Trim();
            if (!read && unread.Count == 0 && words.Length >= LeastWords && !Formula().IsMatch(words))
                unread.Add(new(quote(0, end), "没有认出说的是哪个事实"));
            return unread;
        }

        RuleLine? Numeric(Quantity number, HashSet<Mention> used, Func<int, int, string> quote)
        {
            var fact =
                mentions.LastOrDefault(mention => Counts(mention) && mention.End <= number.Start && !used.Contains(mention))
                ?? mentions.FirstOrDefault(mention => Counts(mention) && mention.Start >= number.End && !used.Contains(mention));
            var from = Math.Min(fact?.Start ?? number.Start, number.Start);
            var sign = Comparison.Sign(text[..number.Start], text[number.End..]);
            var to = Math.Min(
                end,
                Math.Max(fact?.End ?? 0, number.End + (sign is not null && text[number.End..].StartsWith('以') ? 2 : 0))
            );
            if (fact is null)
            {
                unread.Add(new(quote(0, end), $"“{text.Substring(number.Start, number.Length)}”说的是哪个事实，没有认出来"));
                return null;
            }
            used.Add(fact);
            if (sign is null)
            {
                unread.Add(new(quote(from, to - from), "没有写是以上还是以下"));
                return null;
            }
            if (number.For(fact.Fact) is not { } value)
            {
                unread.Add(new(quote(from, to - from), $"单位“{number.Unit}”和“{fact.Fact.Title}”的单位“{fact.Fact.Unit}”对不上"));
                return null;
            }
            return new(quote(from, to - from), $"{fact.Fact.Name} {sign} {value.ToString("0.############", CultureInfo.InvariantCulture)}");
        }

        RuleLine? Other(Mention mention, Func<int, int, string> quote)
        {
            var negated = Negated(mention, out var from);
            if (mention.Choice is { } choice)
                return new(quote(mention.Start, mention.Length), OneOf(mention.Fact.Name, choice.Values, negated));
            if (mention.Fact.Kind is not FactKind.Boolean)
                return null;
            if (WrongPeriod(mention) is { } period)
            {
                unread.Add(new(quote(0, end), $"原文说的是近{period}，“{mention.Fact.Title}”管的不是这个期限"));
                return null;
            }
            return new(quote(from, mention.End - from), negated ? $"not({mention.Fact.Name})" : mention.Fact.Name);
        }

        // 无、未 stand in front of what they deny, 除外 behind it.
        bool Negated(Mention mention, out int from)
        {
            var before = text[..mention.Start];
            foreach (var word in Negations)
                if (before.LastIndexOf(word, StringComparison.Ordinal) is >= 0 and var at && mention.Start - at - word.Length <= 4)
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
    }

    [GeneratedRegex(@"近 ?(\d+ ?个月|\d+ ?年|[一二两三四五六七八九十]+个月|[一二两三四五六七八九十]+年)")]
    private static partial Regex Period();

    // Whom a policy is for in general, and how it begins its lists.
    [GeneratedRegex(
        "^(对|凡)?(在)?(本市|我市|全市|舟山市)?(范围)?(内)?(依法)?(注册|登记)?(设立)?(的)?(各类)?(企业|单位|法人)?(的)?[：:]?$|^符合(下列|以下)(全部)?条件(的)?[：:]?$|^第.{1,4}条"
    )]
    private static partial Regex Formula();
}
