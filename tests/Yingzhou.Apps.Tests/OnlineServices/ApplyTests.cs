using System.Net;
using Yingzhou.Apps.Tests.Desk;

namespace Yingzhou.Apps.Tests.OnlineServices;

[Collection(Drafts.Name)]
public class ApplyTests(DeskCity city)
{
    [Fact]
    public async Task An_enterprise_applies_from_the_first_question_to_the_number_of_its_case()
    {
        using var applicant = await Applicant.SignedIn(city, Applicant.Restaurant);

        await applicant.FillInSignboard();
        Assert.Contains("店面是谁的？ 自己（公司）的房子", applicant.Text, StringComparison.Ordinal);
        Assert.Contains("招牌实景效果图（白天、夜间） 效果图.jpg", applicant.Text, StringComparison.Ordinal);
        Assert.Contains("经营面积（平方米） 60", applicant.Text, StringComparison.Ordinal);
        await applicant.SubmitReviewed();

        Assert.StartsWith("/my/cases/", applicant.At.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("已经收到您的申请", applicant.Text, StringComparison.Ordinal);
        Assert.Contains("定海区综合行政执法局", applicant.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Applicant.RestaurantUscc, applicant.Text, StringComparison.Ordinal);
        await applicant.Open("/my");
        Assert.Contains("户外招牌设置", applicant.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_questions_come_one_after_another()
    {
        using var applicant = await Applicant.SignedIn(city, "fang-dahai");
        await applicant.Open("/apply/open-restaurant");
        await applicant.Choose("定海区");

        var asked = new List<string>();
        while (applicant.Page.QuerySelector("fieldset#answer > legend") is { } question && asked.Count < 20)
        {
            asked.Add(question.TextContent.Trim());
            await applicant.Choose("不清楚");
        }

        Assert.Equal("要在门口装招牌吗？", asked[0]);
        Assert.Equal(asked.Distinct(), asked);
        Assert.Equal("?step=materials", applicant.At.Query);
    }

    [Fact]
    public async Task Pressed_twice_it_is_one_case()
    {
        using var applicant = await Applicant.SignedIn(city, "dongji-tourism");
        await applicant.FillInSignboard();
        var (reviewed, at) = (applicant.Page, applicant.At);

        await applicant.Press("提交申请", ("agreed", "yes"), ("applicantNumber", "91330903MA2B00270C"));
        var first = applicant.At.AbsolutePath;
        await applicant.PressAgain(reviewed, at, "提交申请", ("agreed", "yes"), ("applicantNumber", "91330903MA2B00270C"));

        Assert.StartsWith("/my/cases/", first, StringComparison.Ordinal);
        Assert.Equal(first, applicant.At.AbsolutePath);
        await applicant.Open("/my");
        Assert.Single(applicant.Page.QuerySelectorAll("a[href^='/my/cases/']"));
    }

    [Fact]
    public async Task A_number_that_is_not_the_one_of_the_session_is_refused_beside_its_field()
    {
        using var applicant = await Applicant.SignedIn(city, "qushan-seafood");
        await applicant.FillInSignboard();

        await applicant.Press("提交申请", ("agreed", "yes"), ("applicantNumber", Applicant.RestaurantUscc));

        Assert.Contains("与登录的身份", applicant.ErrorAt("统一社会信用代码")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_consent_nothing_is_submitted()
    {
        using var applicant = await Applicant.SignedIn(city, "qushan-seafood");
        await applicant.FillInSignboard();

        await applicant.Press("提交申请", ("applicantNumber", "91330921MA2B00369Y"));

        Assert.Contains("请勾选同意", applicant.Text, StringComparison.Ordinal);
        Assert.Equal("/apply/outdoor-signboard", applicant.At.AbsolutePath);
    }

    [Fact]
    public async Task The_draft_is_found_again_on_another_device()
    {
        using var phone = await Applicant.SignedIn(city, Applicant.Mother);
        await phone.Open("/apply/school-enrolment");
        await phone.Choose("普陀区");

        using var computer = await Applicant.SignedIn(city, Applicant.Mother);
        await computer.Open("/my");
        Assert.Contains("草稿，没有提交", computer.Text, StringComparison.Ordinal);
        await computer.Open("/apply/school-enrolment");
        Assert.Contains("普陀区", computer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_the_answers_need_is_asked_for()
    {
        using var applicant = await Applicant.SignedIn(city, "fang-dahai");
        await applicant.AnswerSignboard();
        Assert.DoesNotContain("经营场所租赁合同", applicant.Text, StringComparison.Ordinal);

        await applicant.Open("/apply/outdoor-signboard?step=situation&ask=premises");
        await applicant.Choose("租来的");

        Assert.Contains("经营场所租赁合同", applicant.Text, StringComparison.Ordinal);
        Assert.Contains("免提交 营业执照", applicant.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_hangs_on_a_question_nobody_could_answer_is_shown_as_perhaps_needed()
    {
        using var applicant = await Applicant.SignedIn(city, "fang-dahai");
        await applicant.AnswerSignboard();

        await applicant.Open("/apply/outdoor-signboard?step=situation&ask=premises");
        await applicant.Choose("不清楚");

        var lease = applicant.Page.QuerySelectorAll("label.yz-field__label").Single(label => label.TextContent.Contains("经营场所租赁合同", StringComparison.Ordinal));
        Assert.Contains("选填", lease.TextContent, StringComparison.Ordinal);
        Assert.Contains("可能需要，拿不准可以先不传", applicant.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_gets_to_a_step_before_those_ahead_of_it_are_complete()
    {
        using var applicant = await Applicant.SignedIn(city, "yu-awei");

        await applicant.Open("/apply/senior-allowance?step=review");

        Assert.Contains("在哪里办？", applicant.Text, StringComparison.Ordinal);
        Assert.Contains("没有找到这份草稿", applicant.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_citizen_is_told_that_an_enterprise_has_to_apply()
    {
        using var applicant = await Applicant.SignedIn(city, Applicant.Mother);

        await applicant.Open("/apply/hire-employee");

        Assert.Contains("由企业申请", applicant.Text, StringComparison.Ordinal);
        Assert.Empty(applicant.Page.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task Who_has_not_signed_in_signs_in_first_and_comes_back()
    {
        using var visitor = city.Visitor();

        await visitor.Open(Applicant.Signboard);
        await visitor.Press($"button[value='{Applicant.Mother}']");

        Assert.Equal(Applicant.Signboard, visitor.At.AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
    }

    [Fact]
    public async Task What_cannot_be_applied_for_is_not_found()
    {
        using var applicant = await Applicant.SignedIn(city, Applicant.Mother);

        await applicant.Open("/apply/moon-landing");

        Assert.Equal(HttpStatusCode.NotFound, applicant.Status);
        Assert.Contains("没有这个事项", applicant.Text, StringComparison.Ordinal);
    }
}
