using System.Net;

namespace Yingzhou.Apps.Tests.Desk;

public class TaskPageTests(DeskCity city)
{
    [Fact]
    public async Task Everything_needed_stands_on_one_page_and_the_applicant_is_masked()
    {
        var @case = await Given.Signboard(city);
        using var clerk = await city.Official(Desk.Clerk);

        await clerk.OpenTask(@case);

        Assert.Contains("913309********182F", clerk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Given.Uscc, clerk.Text, StringComparison.Ordinal);
        Assert.Contains("公民身份号码 330902********1238", clerk.Text, StringComparison.Ordinal);
        Assert.Contains("招牌尺寸（长×高，米） 4×1.2", clerk.Text, StringComparison.Ordinal);
        Assert.Contains("效果图.jpg", clerk.Text, StringComparison.Ordinal);
        Assert.Contains("免提交", clerk.Text, StringComparison.Ordinal);
        Assert.Contains("收到申请", clerk.Text, StringComparison.Ordinal);
        Assert.NotNull(clerk.Page.QuerySelector("figure.yz-diagram[data-bpmn-url][data-active=accept]"));
    }

    [Fact]
    public async Task The_full_number_is_shown_for_a_reason_and_never_without_one()
    {
        var @case = await Given.Signboard(city);
        using var clerk = await city.Official(Desk.Clerk);
        await clerk.OpenTask(@case);

        await clerk.Press("查看并留痕");
        Assert.Contains("须写明用途", clerk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Given.Uscc, clerk.Text, StringComparison.Ordinal);

        await clerk.Press("查看并留痕", ("reveal-reason", "核对营业执照"));
        Assert.Contains(Given.Uscc, clerk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_accepted_case_goes_to_the_reviewer_and_is_gone_from_the_clerks_inbox()
    {
        var @case = await Given.Signboard(city);
        using var clerk = await city.Official(Desk.Clerk);
        using var reviewer = await city.Official(Desk.Reviewer);

        await clerk.Decide(@case, "accepted");
        await reviewer.OpenTask(@case);

        Assert.False(clerk.Waits(@case));
        Assert.Contains("已用 0 ÷ 承诺 3 个工作日", reviewer.Text, StringComparison.Ordinal);
        Assert.Contains("2026年11月30日", reviewer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "必须写明法律依据", "")]
    [InlineData("材料不实", "必须写明法律依据", "材料不实")]
    public async Task A_refusal_without_its_legal_basis_stays_and_keeps_what_was_typed(string note, string said, string kept)
    {
        var @case = await Given.Signboard(city);
        using var clerk = await city.Official(Desk.Clerk);
        await clerk.OpenTask(@case);

        await clerk.Press("提交办理结果", ("outcome", "not-accepted"), ("note", note));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, clerk.Status);
        Assert.Contains(said, clerk.Text, StringComparison.Ordinal);
        Assert.Equal(kept, clerk.Page.QuerySelector("#note")!.TextContent.Trim());
        Assert.True(clerk.Page.QuerySelector("input[value=rejected]")!.HasAttribute("checked"));
    }

    [Fact]
    public async Task A_refusal_needs_its_reason_as_well()
    {
        var @case = await Given.Signboard(city);
        using var clerk = await city.Official(Desk.Clerk);
        await clerk.OpenTask(@case);

        await clerk.Press("提交办理结果", ("outcome", "not-accepted"), ("note", ""), ("basis", "《城市市容和环境卫生管理条例》第十一条"));

        Assert.Contains("必须写明理由", clerk.Page.QuerySelector("#note-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_officials_at_once_the_second_is_told()
    {
        var @case = await Given.Signboard(city);
        using var first = await city.Official(Desk.Clerk);
        using var second = await city.Official(Desk.Clerk);
        await first.OpenTask(@case);
        await second.OpenTask(@case);

        await first.Press("提交办理结果", ("outcome", "accepted"));
        await second.Press("提交办理结果", ("outcome", "not-accepted"), ("note", "不符合"), ("basis", "第十一条"));

        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.Contains("已由他人办结", second.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_of_another_department_is_refused_with_a_sentence()
    {
        var @case = await Given.Signboard(city);
        using var clerk = await city.Official(Desk.Clerk);
        using var stranger = await city.Official("chen-haisheng");
        await clerk.OpenTask(@case);

        await stranger.Open(clerk.At.AbsolutePath);

        Assert.Equal(HttpStatusCode.Forbidden, stranger.Status);
        Assert.Contains("不属于您的岗位", stranger.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_of_another_of_ones_posts_needs_one_press_to_switch_and_is_then_done()
    {
        var @case = await Given.Signboard(city);
        using var clerk = await city.Official(Desk.Clerk);
        using var reviewer = await city.Official(Desk.Reviewer);
        using var decider = await city.Official(Desk.Decider);
        await clerk.Decide(@case, "accepted");
        await reviewer.Decide(@case, "pass");
        await decider.Decide(@case, "approved");

        await clerk.OpenTask(@case);

        Assert.Null(clerk.Page.QuerySelector("input[name=outcome]"));
        var button = clerk.Page.QuerySelector("main form[action='/desk/acting-post'] button")!;
        Assert.Equal("dinghai-urban-enforcement/deliver", button.GetAttribute("value"));
        Assert.Contains("制证送达岗", button.TextContent, StringComparison.Ordinal);

        await clerk.Press(button.TextContent.Trim());
        await clerk.Press("提交办理结果", ("outcome", "delivered"));

        await clerk.Open($"/desk/cases/{@case.Id}");
        Assert.Contains("已办结", clerk.Text, StringComparison.Ordinal);
    }
}
