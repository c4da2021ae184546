using System.Globalization;

namespace Yingzhou.Apps.Tests.Desk;

public class CockpitTests(DeskCity city)
{
    [Fact]
    public async Task A_number_leads_to_the_cases_behind_it()
    {
        var @case = await Given.Signboard(city);
        using var decider = await city.Official(Desk.Decider);
        await decider.Open("/cockpit?period=week");
        var volume = decider.Page.QuerySelector(".yz-key a")!;
        var counted = int.Parse(volume.TextContent, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

        await decider.Open(volume.GetAttribute("href")!);

        Assert.True(counted >= 1);
        Assert.Contains(@case.Number, decider.Text, StringComparison.Ordinal);
        Assert.Contains("2026年11月19日 至 2026年11月25日", decider.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rate_of_nothing_is_unknown_and_shows_its_denominator()
    {
        using var decider = await city.Official("le-xiaoyan");

        await decider.Open("/cockpit?first=2026-01-05&last=2026-01-09");

        Assert.Contains("按期办结率 暂无", decider.Text, StringComparison.Ordinal);
        Assert.Contains("按期 0 ÷ 已到期 0", decider.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_past_period_says_as_of_when_and_up_to_which_deadlines()
    {
        using var decider = await city.Official("le-xiaoyan");

        await decider.Open("/cockpit?first=2026-01-05&last=2026-01-09");

        Assert.Contains("数据截至 2026年1月9日 23:59", decider.Text, StringComparison.Ordinal);
        Assert.Contains("按期办结率算的是 2026年1月9日 及以前到期的办件", decider.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_is_found_by_a_word_of_its_enterprise()
    {
        var @case = await Given.Signboard(city);
        using var decider = await city.Official(Desk.Decider);

        await decider.Open($"/desk/search?q={Uri.EscapeDataString("海之味餐饮")}");

        Assert.Contains(@case.Number, decider.Text, StringComparison.Ordinal);
        Assert.Contains("舟山海之味餐饮管理有限公司", decider.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_is_found_by_its_number()
    {
        var @case = await Given.Signboard(city);
        using var decider = await city.Official(Desk.Decider);

        await decider.Open($"/desk/search?q={@case.Number}");

        Assert.Single(decider.Page.QuerySelectorAll("tbody tr"));
    }
}
