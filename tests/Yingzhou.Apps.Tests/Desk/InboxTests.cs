namespace Yingzhou.Apps.Tests.Desk;

public class InboxTests(DeskCity city)
{
    [Fact]
    public async Task Ticked_tasks_of_one_stage_get_one_decision_and_each_its_own_result()
    {
        var (one, other) = (await Given.Signboard(city), await Given.Signboard(city));
        using var clerk = await city.Official(Desk.Clerk);
        await clerk.Open("/desk/inbox?stage=accept");
        var ticks = new[] { one, other }.Select(@case =>
            clerk.Page.QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains(@case.Number, StringComparison.Ordinal)).QuerySelector("input[name=task]")!.GetAttribute("value")!);

        await clerk.Press("对勾选的办件作出决定", [.. ticks.Select(tick => ("task", tick)), ("outcome", "accepted")]);

        Assert.Contains("2 件办成，0 件没有办成", clerk.Text, StringComparison.Ordinal);
        Assert.Contains(one.Number, clerk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_ticked_is_said_before_anything_is_done()
    {
        await Given.Signboard(city);
        using var clerk = await city.Official(Desk.Clerk);
        await clerk.Open("/desk/inbox?stage=accept");

        await clerk.Press("对勾选的办件作出决定", ("outcome", "accepted"));

        Assert.Contains("请先勾选", clerk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_several_stages_cannot_be_decided_together()
    {
        await Given.Signboard(city);
        using var clerk = await city.Official(Desk.Clerk);

        await clerk.Open("/desk/inbox");

        Assert.Null(clerk.Page.QuerySelector("input[name=task]"));
    }

    [Fact]
    public async Task The_first_page_says_what_waits_and_links_to_it()
    {
        var @case = await Given.Signboard(city);
        using var clerk = await city.Official(Desk.Clerk);

        await clerk.Open("/desk");

        Assert.Contains("徐佳琪，上午好", clerk.Text, StringComparison.Ordinal);
        Assert.Contains("待办", clerk.Text, StringComparison.Ordinal);
        Assert.NotNull(clerk.Page.QuerySelector("a[href='/desk/inbox'][aria-label^='待办']"));
        Assert.NotNull(@case);
    }

    [Fact]
    public async Task A_visitor_is_sent_to_sign_in()
    {
        using var visitor = city.Visitor();

        await visitor.Open("/desk/inbox");

        Assert.Equal("/connect/sign-in", visitor.At.AbsolutePath);
    }
}
