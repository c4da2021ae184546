using System.Net;

namespace Yingzhou.Apps.Tests.Desk;

/// <summary>补正, 退回, 转办, 加签, 撤回 from the task page.</summary>
public class MovingTests(DeskCity city)
{
    [Fact]
    public async Task A_supplement_without_a_single_item_is_refused()
    {
        var @case = await Given.Signboard(city);
        using var clerk = await city.Official(Desk.Clerk);
        await clerk.OpenTask(@case);
        await clerk.Click("补正");

        await clerk.Press("一次性告知申请人");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, clerk.Status);
        Assert.Contains("逐项写明", clerk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_supplement_names_its_items_and_stops_the_clock()
    {
        var @case = await Given.Signboard(city);
        using var clerk = await city.Official(Desk.Clerk);
        using var reviewer = await city.Official(Desk.Reviewer);
        await clerk.Decide(@case, "accepted");
        await reviewer.OpenTask(@case);
        await reviewer.Click("补正");

        await reviewer.Press("一次性告知申请人", ("wanted.effect-picture", "补一张夜间效果图"), ("wanted.signSizeText", "高度与效果图不一致"));
        await reviewer.Open($"/desk/cases/{@case.Id}");

        Assert.Contains("待补正", reviewer.Text, StringComparison.Ordinal);
        Assert.Contains("招牌实景效果图（白天、夜间） 补一张夜间效果图", reviewer.Text, StringComparison.Ordinal);
        Assert.Contains("招牌尺寸（长×高，米） 高度与效果图不一致", reviewer.Text, StringComparison.Ordinal);
        Assert.Contains("已停止：等申请人补正", reviewer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_is_returned_to_the_review_with_its_reason()
    {
        var @case = await Given.Signboard(city);
        using var clerk = await city.Official(Desk.Clerk);
        using var reviewer = await city.Official(Desk.Reviewer);
        using var decider = await city.Official(Desk.Decider);
        await clerk.Decide(@case, "accepted");
        await reviewer.Decide(@case, "pass");
        await decider.OpenTask(@case);
        await decider.Click("退回");

        await decider.Press("退回", ("target", "review"), ("reason", "请复核尺寸"));
        await reviewer.OpenTask(@case);

        Assert.Contains("请复核尺寸", reviewer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_is_given_back_to_the_post()
    {
        var @case = await Given.Signboard(city);
        using var clerk = await city.Official(Desk.Clerk);
        await clerk.OpenTask(@case);
        await clerk.Click("转办");

        await clerk.Press("转办", ("official", "post"), ("reason", "外出开会"));

        Assert.Contains("已转办", clerk.Text, StringComparison.Ordinal);
        Assert.True(clerk.Waits(@case));
    }

    [Fact]
    public async Task Another_post_signs_first_and_the_task_comes_back()
    {
        var @case = await Given.Signboard(city);
        using var clerk = await city.Official(Desk.Clerk);
        using var reviewer = await city.Official(Desk.Reviewer);
        await clerk.OpenTask(@case);
        await clerk.Click("加签");

        await clerk.Press("请对方加签", ("post", "dinghai-urban-enforcement/review"), ("reason", "看一下是否遮挡消防通道"));
        Assert.False(clerk.Waits(@case));
        await reviewer.Decide(@case, "agree", "不遮挡");
        await clerk.OpenTask(@case);

        Assert.Contains("不遮挡", clerk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_has_just_done_can_be_taken_back_while_nobody_has_gone_on()
    {
        var @case = await Given.Signboard(city);
        using var clerk = await city.Official(Desk.Clerk);
        using var reviewer = await city.Official(Desk.Reviewer);
        await clerk.Decide(@case, "accepted");
        city.Clock.Advance(TimeSpan.FromMinutes(1));
        await reviewer.Decide(@case, "pass");
        await reviewer.Open("/desk/handled");
        await reviewer.Open(reviewer.Page.QuerySelectorAll("tbody tr").First(row => row.TextContent.Contains(@case.Number, StringComparison.Ordinal)).QuerySelector("a")!.GetAttribute("href")!);

        await reviewer.Press("撤回到我这里", ("reason", "看漏一张图"));

        Assert.Contains("已撤回", reviewer.Text, StringComparison.Ordinal);
        await reviewer.OpenTask(@case);
    }
}
