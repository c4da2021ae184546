using System.Globalization;
using Yingzhou.Apps.Services.OnlineServices.Asking;
using Yingzhou.Apps.Services.OnlineServices.Gaps;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Tests.OnlineServices;

public class ConsultationTests(ITestOutputHelper output)
{
    static Consultation Consultation => CityCatalogue.Consultation;

    [Theory]
    [InlineData("held-out.questions.txt")]
    [InlineData("tuning.questions.txt")]
    public void The_guides_answer_what_they_can_and_refuse_the_rest(string file)
    {
        var questions = CityCatalogue.Labelled(file);
        var answerable = questions
            .Where(question => question[1] != "-")
            .Select(question => (Reply: Consultation.Answer(question[0], null), Right: question))
            .ToList();
        var unanswerable = questions
            .Where(question => question[1] == "-")
            .Select(question => Consultation.Answer(question[0], null))
            .ToList();
        var quoted = answerable.Where(one => one.Reply is Quoted).ToList();

        var first = RatioOf.Count(answerable, one => Among(one, 1) && Asked(one));
        var third = RatioOf.Count(answerable, one => Among(one, 3) && Asked(one));
        var wrong = RatioOf.Count(quoted, one => !Among(one, 1) || !Asked(one));
        var refused = RatioOf.Count(unanswerable, reply => reply is NotKnown);
        output.WriteLine(
            $"{file}: {answerable.Count} answerable, {unanswerable.Count} unanswerable; quoted {quoted.Count}, asked back {answerable.Count(one => one.Reply is Clarifying)}"
        );
        Print("hit@1", first);
        Print("hit@3", third);
        Print("wrong answers", wrong);
        Print("unanswerable refused", refused);
        foreach (var one in quoted.Where(one => !Among(one, 1) || !Asked(one)))
            output.WriteLine($"答错：{one.Right[0]} → {((Quoted)one.Reply).Offer.Id}（应为 {one.Right[1]}）");
        Assert.True((double)first.Share! >= 0.80);
        Assert.True((double)third.Share! >= 0.92);
        Assert.True((double)refused.Share! >= 0.90);
    }

    static bool Among((Reply Reply, string[] Right) one, int most) =>
        one.Reply.Considered.Take(most).Any(offer => one.Right[1].Split(' ').Contains(offer.Id));

    static bool Asked((Reply Reply, string[] Right) one) =>
        one.Reply.Aspect.ToString().Equals(one.Right[2], StringComparison.OrdinalIgnoreCase);

    void Print(string what, RatioOf ratio)
    {
        var (lower, upper) = Wilson.Interval(ratio)!.Value;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {ratio}, 95 % {lower:0.000}–{upper:0.000}"));
    }

    [Theory]
    [InlineData("补办身份证要多少钱", Aspect.Fee, "¥")]
    [InlineData("老年优待证要带什么材料", Aspect.Materials, "申请人身份证")]
    [InlineData("护照丢了补办要几天", Aspect.Time, "3个工作日")]
    public void An_answer_is_a_passage_of_the_guide_with_the_place_where_it_stands(string question, Aspect aspect, string says)
    {
        var quoted = Assert.IsType<Quoted>(Consultation.Answer(question, null));

        Assert.Equal(aspect, quoted.Aspect);
        Assert.Contains(says, quoted.Passage.Text, StringComparison.Ordinal);
        Assert.StartsWith(quoted.Offer.Href, quoted.Passage.Href, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_guide_does_not_say_is_not_known_though_the_matter_is()
    {
        var unknown = Assert.IsType<NotKnown>(Consultation.About(CityCatalogue.All.Find("senior-allowance")!, "老人补贴每个月多少"));

        Assert.Equal("senior-allowance", unknown.Near?.Id);
    }

    [Fact]
    public void After_two_questions_in_return_a_person_takes_over()
    {
        var between = CityCatalogue
            .Labelled("tuning.questions.txt")
            .Select(question => question[0])
            .First(question => Consultation.Answer(question, null) is Clarifying);

        Assert.IsType<Clarifying>(Consultation.Answer(between, null, clarified: 1));
        Assert.IsType<NotKnown>(Consultation.Answer(between, null, Consultation.MostClarifications));
    }

    [Theory]
    [InlineData("我身份证33090219900307001X丢了", "我身份证******************丢了")]
    [InlineData("电话 13905801234 打不通", "电话 *********** 打不通")]
    [InlineData("卡号6222 0212 0600 0000 018", "卡号***********************")]
    [InlineData("公司91330902MA2A1B2C3D注销", "公司******************注销")]
    [InlineData("发到 zhang.san@example.com", "发到 ***")]
    [InlineData("12345 投诉", "12345 投诉")]
    [InlineData("2026年的年报", "2026年的年报")]
    public void What_says_who_asks_is_masked_before_it_is_kept(string typed, string kept) => Assert.Equal(kept, MaskedText.Of(typed));
}
