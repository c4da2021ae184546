using System.Net;
using Yingzhou.Apps.Tests.Desk;

namespace Yingzhou.Apps.Tests.PublicData;

/// <summary>数据驾驶舱, 血缘 and 排名 over the demonstration data: every number leads to the list behind it.</summary>
public class DataCockpitTests(DeskCity city)
{
    const string Administrator = "dai-yong";

    [Fact]
    public async Task Every_number_leads_to_the_list_behind_it()
    {
        using var admin = await city.Official(Administrator);
        await admin.Open("/desk/data/cockpit");
        var page = admin.Page;
        var figures = page.QuerySelectorAll(".yz-key").ToList();
        Assert.True(figures.Count >= 12);
        Assert.All(figures, figure => Assert.NotNull(figure.QuerySelector(".yz-key__value a")));
        Assert.All(
            page.QuerySelectorAll(".yz-figure__data tbody tr"),
            row => Assert.True(row.QuerySelector("a") is not null, $"“{row.TextContent.Trim()}” leads nowhere")
        );

        string[] addresses = [.. page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).Distinct()];
        foreach (var address in addresses)
        {
            await admin.Open(address);
            Assert.True(admin.Status is HttpStatusCode.OK, $"{address}: {admin.Status}");
        }
    }

    [Theory]
    [InlineData("未办结工单")]
    [InlineData("工单超期")]
    [InlineData("在用授权")]
    public async Task The_list_has_as_many_lines_as_the_number_says(string label)
    {
        using var admin = await city.Official(Administrator);
        await admin.Open("/desk/data/cockpit");
        var figure = admin.Page.QuerySelectorAll(".yz-key").Single(one => one.QuerySelector(".yz-key__label")!.TextContent == label);
        var number = int.Parse(figure.QuerySelector(".yz-key__value a")!.TextContent, System.Globalization.CultureInfo.InvariantCulture);

        await admin.Open(figure.QuerySelector(".yz-key__value a")!.GetAttribute("href")!);

        var lines = admin
            .Page.QuerySelectorAll("table")
            .Where(table =>
                label != "在用授权" || table.QuerySelector("caption")!.TextContent.Contains("在用的授权", StringComparison.Ordinal)
            )
            .Sum(table => table.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(number, lines);
    }

    [Fact]
    public async Task What_was_shared_flows_from_its_provider_to_its_consumer_and_ratios_say_what_they_are_made_of()
    {
        using var admin = await city.Official(Administrator);

        await admin.Open("/desk/data/cockpit");

        var ways = admin.Page.QuerySelectorAll("tr").Select(row => row.TextContent).ToList();
        Assert.Contains(
            ways,
            row =>
                row.Contains("舟山市市场监督管理局", StringComparison.Ordinal)
                && row.Contains("共享：授权", StringComparison.Ordinal)
                && row.Contains("调用", StringComparison.Ordinal)
        );
        Assert.Matches(@"及时 \d+ ÷ 有承诺 \d+", admin.Text);
        Assert.Contains("数据截至", admin.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dataset_is_traced_to_its_source_and_a_planned_change_names_who_must_be_told()
    {
        using var admin = await city.Official(Administrator);

        await admin.Open("/desk/data/lineage/fishing-moratorium?column=mmsi");
        Assert.Contains("休渔点检（演示部门库）", admin.Text, StringComparison.Ordinal);
        Assert.NotNull(admin.Page.QuerySelector("svg path.yz-flow__way"));

        await admin.Open("/desk/data/lineage/enterprise-register/impact?column=tyshxydm&change=Retired");
        Assert.Contains("G-2026-000001", admin.Text, StringComparison.Ordinal);
        Assert.Contains("规则测不了，记为未测", admin.Text, StringComparison.Ordinal);
        var told = admin.Page.QuerySelectorAll("table").Single(table => table.QuerySelector("caption")!.TextContent == "要告知的部门");
        Assert.Contains("舟山市政务服务", told.TextContent, StringComparison.Ordinal);

        await admin.Open("/desk/data/lineage/enterprise-register/impact?column=mc&change=Releveled&level=L4");
        Assert.Contains("403-level", admin.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Departments_are_ranked_with_their_interval_coverage_and_trend()
    {
        using var admin = await city.Official(Administrator);

        await admin.Open("/desk/data/quality/league");

        var rows = admin.Page.QuerySelectorAll("tbody tr").ToList();
        Assert.True(rows.Count >= 3);
        Assert.All(rows, row => Assert.Matches(@"第 \d+", row.TextContent));
        Assert.All(rows, row => Assert.Matches(@"\d+ ÷ \d+ 项", row.TextContent));
    }

    [Theory]
    [InlineData("/desk/data/lineage", HttpStatusCode.OK)]
    [InlineData("/desk/data/lineage?indicator=internal.on-time-rate", HttpStatusCode.OK)]
    [InlineData("/desk/data/lineage?indicator=none.such", HttpStatusCode.NotFound)]
    [InlineData("/desk/data/lineage/nothing", HttpStatusCode.NotFound)]
    [InlineData("/desk/data/lineage/nothing/impact", HttpStatusCode.NotFound)]
    [InlineData("/desk/data/lineage/population-register/impact?change=Releveled", HttpStatusCode.OK)]
    [InlineData("/cockpit/data", HttpStatusCode.OK)]
    public async Task Each_page_opens_and_says_when_there_is_none(string path, HttpStatusCode status)
    {
        using var admin = await city.Official(Administrator);

        await admin.Open(path);

        Assert.Equal(status, admin.Status);
    }
}
