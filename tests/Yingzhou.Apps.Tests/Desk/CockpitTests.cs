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
    public async Task A_case_is_found_by_its_number()
    {
        var @case = await Given.Signboard(city);
        using var decider = await city.Official(Desk.Decider);

        await decider.Open($"/desk/search?q={@case.Number}");

        Assert.Single(decider.Page.QuerySelectorAll("tbody tr"));
    }
}
