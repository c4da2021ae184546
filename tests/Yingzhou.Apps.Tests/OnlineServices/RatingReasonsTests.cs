using Yingzhou.Apps.Services.OnlineServices.Reasons;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Kernel;
using City = Yingzhou.Apps.Tests.EnterpriseServices.Content;

namespace Yingzhou.Apps.Tests.OnlineServices;

/// <summary>差评原因 (a06 §3): measured on comments that were not learned from, beside two naive ways.</summary>
public class RatingReasonsTests(DeskCity city)
{
    static readonly ReasonContent Content = ReasonContent.Read(City.City).Content!;
    static readonly Dictionary<char, string> Letters = new()
    {
        ['G'] = "guide",
        ['S'] = "speed",
        ['M'] = "material",
        ['A'] = "attitude",
        ['Y'] = "system",
    };

    // What somebody would write in five minutes.
    static readonly Dictionary<string, string[]> Words = new()
    {
        ["guide"] = ["指南", "告知", "说明", "流程"],
        ["speed"] = ["慢", "等", "排队", "久"],
        ["material"] = ["材料", "复印件", "证明"],
        ["attitude"] = ["态度", "不耐烦", "凶"],
        ["system"] = ["系统", "网页", "登录", "上传"],
    };

    static IReadOnlyList<LabelledText> Unseen() =>
        [
            .. File.ReadAllLines(Path.Combine(City.City.Root, "../../tests/Yingzhou.Apps.Tests/OnlineServices/Queries/rating-comments.txt"))
                .Where(line => line.Length > 0 && line[0] != '#')
                .Select(line => line.Split(' ', 2))
                .Select(parts => new LabelledText(
                    parts[1],
                    parts[0].Where(Letters.ContainsKey).Select(letter => Letters[letter]).ToHashSet()
                )),
        ];

    [Fact]
    public void Reasons_of_unseen_comments_are_found_better_than_by_guessing_or_by_a_few_words()
    {
        var unseen = Unseen();
        var labels = Content.All.Select(reason => reason.Id).ToList();
        LabelQuality Measure(Func<string, IEnumerable<string>> say) =>
            LabelQuality.Of([.. unseen.Select(one => ((IReadOnlySet<string>)say(one.Text).ToHashSet(), one.Labels))], labels);

        var learned = Measure(text => Content.Of(text).Select(one => one.Label));
        var words = Measure(text => labels.Where(label => Words[label].Any(word => text.Contains(word, StringComparison.Ordinal))));
        var everything = Measure(_ => labels);
        var output = TestContext.Current.TestOutputHelper;
        output?.WriteLine(
            $"{Content.Examples} examples, {unseen.Count} unseen comments: macro-F1 {learned.MacroF1:0.000}; a few words {words.MacroF1:0.000}; every reason always {everything.MacroF1:0.000}"
        );
        foreach (var (label, quality) in learned.ByLabel)
            output?.WriteLine($"  {label}: precision {quality.Precision}, recall {quality.Recall}, F1 {quality.F1:0.000}");
        foreach (var text in unseen.Where(one => !one.Labels.SetEquals(Content.Of(one.Text).Select(label => label.Label))))
            output?.WriteLine(
                $"  {text.Text}: {string.Join(',', text.Labels)} / {string.Join(',', Content.Of(text.Text).Select(label => label.Label))}"
            );

        Assert.DoesNotContain(unseen, one => Content.All.Count == 0 || one.Text.Length == 0);
        Assert.True(learned.MacroF1 >= 0.80m && learned.MacroF1 > words.MacroF1 && learned.MacroF1 > everything.MacroF1);
    }

    [Fact]
    public void No_test_comment_is_an_example() =>
        Assert.DoesNotContain(
            Unseen(),
            one =>
                File.ReadAllText(Path.Combine(City.City.Root, "ratings/reasons.json")).Contains($"\"{one.Text}\"", StringComparison.Ordinal)
        );

    [Fact]
    public async Task Who_calls_back_sees_what_people_complain_of_and_others_see_nothing()
    {
        using var caller = await city.Official("weng-haifeng");
        await caller.Open("/desk/rating-reasons");
        Assert.Contains("差评为什么", caller.Text, StringComparison.Ordinal);
        using var clerk = await city.Official("chen-haisheng");
        await clerk.Open("/desk/rating-reasons");
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, clerk.Status);
        Assert.Contains("您没有查看权限", clerk.Text, StringComparison.Ordinal);
    }
}
