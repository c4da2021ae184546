using Yingzhou.Apps.Tests.Desk;

namespace Yingzhou.Apps.Tests.Indicators;

/// <summary>指标 on the desk and on the screen, over the seeded city.</summary>
public class IndicatorPagesTests(DeskCity city)
{
    [Fact]
    public async Task A_figure_leads_to_its_definition_its_past_and_its_rows()
    {
        using var leader = await city.Official("fu-ting");
        await leader.Open("/cockpit/indicators");
        Assert.Contains("今天的城市", leader.Text, StringComparison.Ordinal);
        Assert.Contains("城管案件按期处置率", leader.Text, StringComparison.Ordinal);
        await leader.Open("/desk/indicators");
        await leader.Click("城管案件按期处置率");
        Assert.Contains("公式 onTime", leader.Text, StringComparison.Ordinal);
        Assert.Contains("每个周期的数和来历", leader.Text, StringComparison.Ordinal);
        await leader.Open(
            leader
                .Page.QuerySelectorAll("tbody a")
                .First(link => link.GetAttribute("href")!.Contains("/rows", StringComparison.Ordinal))
                .GetAttribute("href")!
        );
        Assert.Contains("这个数由", leader.Text, StringComparison.Ordinal);

        using var clerk = await city.Official("chen-haisheng");
        await clerk.Open("/desk/indicators");
        Assert.Contains("没有查看权限", clerk.Text, StringComparison.Ordinal);
        // What lies below a page that is not theirs is not theirs either, whether it is there or not.
        await clerk.Open("/desk/indicators/no-such");
        Assert.Contains("没有查看权限", clerk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_leader_directs_a_figure_and_the_page_says_whose_forecast_it_shows()
    {
        using var leader = await city.Official("he-lihua");
        await leader.Open("/desk/directives");
        await leader.Click("城管案件按期处置率");
        Assert.Contains("查清超期的主要原因", leader.Text, StringComparison.Ordinal);
        await leader.Press("批示", ("text", "再看"), ("unit", "urban-enforcement"), ("dueOn", "2026-01-01"));
        Assert.Contains("请选择哪一期的数", leader.Text, StringComparison.Ordinal);
        Assert.Contains("再看", leader.Page.QuerySelector("#text")!.TextContent, StringComparison.Ordinal);

        await leader.Open("/cockpit/indicators");
        Assert.Contains("批示在办 1 件", leader.Text, StringComparison.Ordinal);
        await leader.Open("/desk/indicators/city-management.filed");
        Assert.Contains("城管立案量预测 1.0.0", leader.Text, StringComparison.Ordinal);
        Assert.Contains("季节调整后", leader.Text, StringComparison.Ordinal);
        await leader.Open("/desk/indicators/city-management.first-time-rate");
        Assert.Contains("还没有发布的模型", leader.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_arrangement_that_is_refused_keeps_what_was_chosen()
    {
        using var designer = await city.Official("dai-yong");
        await designer.Open("/desk/cockpits/edit");
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, designer.Status);
        await designer.Press("button[name=post][value='big-data/model-designer']");
        await designer.Open("/desk/cockpits/edit");
        await designer.Press("存为草稿", ("key", "No Good"), ("title", "试一试"), ("indicator-0", "cases.received"));
        Assert.Contains("标识用小写字母", designer.Text, StringComparison.Ordinal);
        Assert.Equal("试一试", designer.Page.QuerySelector("#title")!.GetAttribute("value"));
    }
}
