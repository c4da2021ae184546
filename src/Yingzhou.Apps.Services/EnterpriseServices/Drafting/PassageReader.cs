using System.Text.RegularExpressions;
using Yingzhou.Apps.Services.EnterpriseServices.Content;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Services.EnterpriseServices.Drafting;

/// <summary>
/// Reads a policy's text into conditions (政策条文拆解, a08 §3): phrases → entity + comparator + number + unit → the fact dictionary → FEEL, each beside the words it stands on, joined as
/// 且、或、之一 join them (<see cref="Stretch"/>, <see cref="AlternativeList"/>). It only drafts: what it did not understand it lists, and two people confirm the rest.
/// </summary>
sealed partial class PassageReader(Vocabulary vocabulary)
{
    public PassageDraft Read(string text)
    {
        var plain = Plain(text);
        var reading = new Reading(text, plain, vocabulary);
        if (AlternativeList.In(plain) is { } list)
        {
            reading.All(0, list.Colon);
            reading.OneOf(list);
            reading.All(list.End, plain.Length);
        }
        else
            reading.All(0, plain.Length);
        return reading.Draft();
    }

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

    /// <summary>What has been read so far of one text.</summary>
    sealed class Reading(string text, string plain, Vocabulary vocabulary)
    {
        readonly List<ReadLine> lines = [];
        readonly List<UnreadPhrase> unread = [];
        readonly List<(Mention Grade, decimal Yuan, string Quote)> grades = [];
        readonly BenefitReader benefit = new(vocabulary);

        // Leaf by leaf, for the benefit: 每吨 means the tonnes that a condition spoke of.
        readonly List<RuleLine> spoken = [];

        /// <summary>A part of the text of which everything has to hold.</summary>
        public void All(int from, int to) => lines.AddRange(Conditions(from, to));

        public void OneOf(AlternativeList list)
        {
            var before = unread.Count;
            List<IReadOnlyList<ReadLine>> items = [.. list.Items.Select(item => Conditions(item.Start, item.End))];
            if (list.Denies)
                lines.AddRange(items.SelectMany(item => item).Select(Denied).OfType<ReadLine>());
            else if (items.Exists(item => item.Count == 0) || unread.Count > before)
                Miss(list.Colon, list.End, "其中有一项没有读懂，这一组“之一”没有起草");
            else if (ReadLine.AnyOf(items) is { } any)
                lines.AddRange(any);
            else
                Miss(list.Colon, list.End, TooMany);
        }

        public PassageDraft Draft()
        {
            var written = lines.Select(line => line.Written(text)).ToList();
            if (grades.Count > 0)
                benefit.Graded(grades, written);
            return new([.. written.DistinctBy(line => line.Feel)], benefit.Formula, benefit.Quote, benefit.CapYuan, unread);
        }

        const string TooMany = "“且”“或”套得太多，请分开写";

        List<ReadLine> Conditions(int from, int to)
        {
            List<ReadLine> read = [];
            var (stretch, previous) = (new Stretch(plain), (Stretch?)null);
            // Lines of the stretch before: an alternative behind a comma takes them back.
            var last = 0;
            var reached = from;
            foreach (Match match in Phrases().Matches(plain[from..to]))
            {
                var start = from + match.Index;
                var between = plain[reached..start];
                if (between.IndexOfAny(['，', ',', '。', '；', ';', '\n', '）', ')', '、']) >= 0)
                {
                    Close();
                    if (between.Contains('。', StringComparison.Ordinal))
                        previous = null;
                }
                else if (reached > from)
                    stretch.And();
                reached = start + match.Length;
                Phrase(match.Value, start, stretch);
            }
            Close();
            return read;

            void Close()
            {
                if (stretch.HasLooseEnd)
                    Miss(from, reached, "“或”的另一边没有读懂，这一组没有起草");
                else if (stretch.IsAmbiguous)
                    Miss(from, reached, "“且”和“或”连用，按先“且”后“或”起草，请核对");
                if (!stretch.IsEmpty)
                    Take();
                // What stands before an alternative is the stretch before it, understood or not.
                (previous, last, stretch) = stretch.IsEmpty ? (null, 0, new Stretch(plain)) : (stretch, last, new Stretch(plain));
            }

            void Take()
            {
                if (stretch.IsAlternative && (previous is null || last == 0 || read.Count < last))
                {
                    Miss(from, reached, "“或”的前一边没有读懂，这一组没有起草");
                    return;
                }
                var own = stretch.IsAlternative ? stretch.After([.. read.TakeLast(last)], previous!) : stretch.Lines();
                if (own is null)
                {
                    Miss(from, reached, TooMany);
                    return;
                }
                if (stretch.IsAlternative)
                    read.RemoveRange(read.Count - last, last);
                read.AddRange(own);
                last = own.Count;
            }
        }

        void Phrase(string phrase, int start, Stretch stretch)
        {
            var mentions = vocabulary.MentionsIn(phrase);
            var quantities = Quantity.In(phrase).Where(quantity => !IsYear(quantity)).ToList();
            if (Grade(mentions, quantities) is { } grade)
            {
                grades.Add((grade.Mention, grade.Yuan, text.Substring(start, phrase.Length)));
                return;
            }
            var cue = BenefitReader.CueIn(phrase);
            var condition = new Phrase(phrase, start, cue, mentions, quantities, vocabulary);
            var leaves = condition.Leaves();
            stretch.Add(start, start + cue, leaves, condition.Covered);
            spoken.AddRange(leaves.Select(leaf => new RuleLine("", leaf.Feel)));
            foreach (var (from, to, why) in condition.Unread())
                Miss(from, to, why);
            if (cue < phrase.Length && !benefit.Read(phrase, cue, quantities, spoken, text[(start + cue)..(start + phrase.Length)]))
                Miss(start + cue, start + phrase.Length, "没有读懂给多少、怎么算");
        }

        // The quote is the official's own text: widths of characters are evened only for reading.
        void Miss(int from, int to, string why) => unread.Add(new(text[from..to].Trim('，', '。', '；'), why));

        // 不予: none of the items may hold. One that itself asks for several things is for the official.
        ReadLine? Denied(ReadLine line)
        {
            if (
                line.Alternatives is [var only]
                && LeafForm.Parse(only) is { Succeeded: true, Value: { Kind: LeafKind.Truth or LeafKind.OneOf, Wanted: true } }
            )
                return line with { Alternatives = [$"not({only})"] };
            Miss(line.Start, line.End, "“不予”的这一项没有读懂");
            return null;
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
    }
}
