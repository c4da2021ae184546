using Yingzhou.Apps.Operation.InternalMatters.Rules;
using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Tests.InternalMatters;

public class RulesTests
{
    static readonly Workdays Workdays = new(CalendarContent.Read(CityContent.Find(AppContext.BaseDirectory)!).Content!);

    static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    [Fact]
    public void A01_5_one_form_for_eight_legs()
    {
        var merge = new FormMerge(Fields: 96, Distinct: 41, Prefilled: 27);

        Assert.Equal(("57.3 %（55 / 96）", 14, "14.6 %（14 / 96）"), (merge.Dedup.ToString(), merge.Typed, merge.Typing.ToString()));
    }

    [Fact]
    public void A_form_is_merged_by_its_elements_and_what_no_leg_asks_fills_nothing()
    {
        var merge = FormMerge.Of(
            [
                ["name", "id", "unit"],
                ["name", "id", "grade"],
                ["name"],
            ],
            new HashSet<string> { "name", "unit", "elsewhere" }
        );

        Assert.Equal(new FormMerge(7, 4, 2), merge);
        Assert.Null(FormMerge.Of([], new HashSet<string>()).Dedup.Share);
    }

    [Fact]
    public void A_code_is_composed_read_back_and_every_wrong_character_is_found()
    {
        var code = InternalItemCode.Compose("00251234", 17).Value;
        var text = code.ToString();

        Assert.Equal((17, true), (InternalItemCode.Parse(text).Value.Sequence, text.StartsWith("NB-00251234", StringComparison.Ordinal)));
        Assert.Equal(17, text.Length);
        const string alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        for (var at = 3; at < text.Length; at++)
            foreach (var wrong in alphabet.Where(c => c != text[at]))
                Assert.False(InternalItemCode.Parse(text[..at] + wrong + text[(at + 1)..]).Succeeded, $"{wrong} at {at}");
    }

    [Theory]
    [InlineData("0025123450017A", "internal-code.prefix")]
    [InlineData("NB-00251234", "internal-code.length")]
    [InlineData("NB-0025123四50017A", "internal-code.characters")]
    public void A_code_that_is_none_says_why(string text, string code) => Assert.Equal(code, InternalItemCode.Parse(text).Fault?.Code);

    [Fact]
    public void A_sequence_beyond_four_digits_is_refused()
    {
        Assert.Equal("internal-code.sequence", InternalItemCode.Compose("00251234", 10_000).Fault?.Code);
        Assert.Equal("internal-code.organisation-shape", InternalItemCode.Compose("0025", 1).Fault?.Code);
    }

    [Theory]
    [InlineData(30, 28, 1, true, 1)]
    [InlineData(30, 28, 2, false, 0)] // those under way fill the last places
    [InlineData(30, 30, 0, false, 0)]
    [InlineData(30, 33, 0, false, 0)] // too many already
    public void Nobody_is_applied_for_without_a_free_place(int approved, int actual, int inFlight, bool allowed, int free)
    {
        var cap = new EstablishmentCap("市人社局", approved, actual, inFlight);

        Assert.Equal((allowed, free), (cap.Check().Succeeded, cap.Free));
        if (!allowed)
            Assert.Contains(
                $"核定编制 {approved} 名，实有 {actual} 名，在办 {inFlight} 名",
                cap.Check().Fault!.Detail,
                StringComparison.Ordinal
            );
    }

    [Fact]
    public void Split_matters_within_five_working_days_count_once()
    {
        CountedMatter[] applications =
        [
            new("1", "a", "p", "i", Day("2025-09-26")),
            new("2", "a", "p", "i", Day("2025-10-09")), // 28, 29, 30 September, 9 October: the fourth working day
            new("3", "a", "p", "i", Day("2025-10-10")), // the fifth
            new("4", "a", "p", "i", Day("2025-10-11")), // the sixth, a worked Saturday: a new matter
            new("5", "a", "q", "i", Day("2025-09-26")),
            new("6", "b", "p", "i", Day("2025-09-26")),
            new("7", "a", "p", "j", Day("2025-09-26")),
            new("8", "a", null, "i", Day("2025-09-26")),
            new("9", "a", null, "i", Day("2025-09-26")),
        ];

        var matters = SplitMatters.Collapse(applications, Workdays).Value;

        Assert.Equal(["1,2,3", "4", "5", "6", "7", "8", "9"], matters.Select(one => string.Join(',', one.Select(c => c.Case))).Order());
    }

    [Fact]
    public void A_handler_who_asks_on_the_last_day_three_times_as_often_as_the_unit_is_flagged()
    {
        // The unit: 10 of 100 on the last day; one handler 31 %, another 30 %.
        var asked = Enumerable
            .Range(0, 1_000)
            .Select(i => new AskedSupplement(
                "u",
                i < 100 ? "suspect"
                    : i < 200 ? "border"
                    : "others",
                i < 31 || i is >= 100 and < 130 || i is >= 200 and < 239
            ))
            .ToList();

        var habits = SupplementAbuse.Of(asked);

        Assert.Equal(new RatioOf(100, 1_000), habits[0].OfUnit);
        Assert.Equal([("suspect", true), ("border", false), ("others", false)], habits.Select(one => (one.Handler, one.IsFlagged)));
    }

    static readonly LabelText Words = new(
        new Dictionary<string, IReadOnlyList<string>>
        {
            ["公民身份号码"] = ["身份证号码", "身份证号", "身份证件号码"],
            ["姓名"] = ["名字"],
            ["单位"] = ["用人单位", "工作单位"],
        }
    );

    [Theory]
    [InlineData("身份证号码", "公民身份号码", 1)]
    [InlineData("人员 姓名：", "人员姓名", 1)]
    [InlineData("工作单位名称", "用人单位名称", 1)]
    [InlineData("门禁区域", "缴存比例", 0)]
    public void Labels_are_compared_after_folding(string left, string right, double dice) =>
        Assert.Equal(dice, LabelText.Dice(Words.Fold(left), Words.Fold(right)), 9);

    [Fact]
    public void A_score_is_made_of_label_type_and_codes()
    {
        var element = new LabelledField("e", "用人单位名称", "text", []);
        var same = new LabelledField("f", "用人单位名称", "text", []);

        Assert.Equal(1, LabelMatching.Score(same, element, Words), 9);
        Assert.Equal(0.8, LabelMatching.Score(same with { Type = "choice" }, element, Words), 9);
        Assert.Equal(0.8, LabelMatching.Score(same with { Codes = ["a"] }, element, Words), 9);
        // Two codes of four in common.
        Assert.Equal(0.9, LabelMatching.Score(same with { Codes = ["a", "b", "c"] }, element with { Codes = ["b", "c", "d"] }, Words), 9);
    }

    [Theory]
    [InlineData(0.85, MatchBand.Suggested)]
    [InlineData(0.8499, MatchBand.Review)]
    [InlineData(0.60, MatchBand.Review)]
    [InlineData(0.5999, MatchBand.New)]
    public void A_score_on_a_limit_belongs_to_the_better_band(double score, MatchBand band) =>
        Assert.Equal(band, LabelMatching.BandOf(score));

    [Fact]
    public void What_resembles_nothing_is_a_new_element() =>
        Assert.Equal(
            (MatchBand.New, null),
            LabelMatching.Best(new("f", "船舶吨位", "number", []), new LabelledField[] { new("e", "缴存比例", "text", ["5"]) }, Words)
                is var match
                ? (match.Band, match.Element)
                : default
        );

    [Fact]
    public void Pain_is_volume_times_the_ninth_decile_of_the_overrun()
    {
        Assert.Equal(200 * 2.2, BundlePain.Of("b", 200, [-3, 0, 0, 0, 0, 0, 0, 1, 2, 4]).Pain!.Value, 9);
        Assert.Null(BundlePain.Of("b", 200, []).Pain);
    }
}
