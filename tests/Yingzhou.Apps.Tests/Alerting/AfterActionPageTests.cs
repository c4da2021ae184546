using System.Net;
using Yingzhou.Apps.Tests.Desk;

namespace Yingzhou.Apps.Tests.Alerting;

/// <summary>复盘 on the desk, over the seeded city.</summary>
public sealed class AfterActionPageTests(DeskCity city)
{
    [Fact]
    public async Task A_closed_incident_is_looked_at_again_with_its_times_its_units_and_its_measures()
    {
        using var head = await city.Official("pei-jun");
        await head.Open("/desk/incidents?over=true");
        await head.Open(Link(head, "无名小船"));
        await head.Open(Link(head, "复盘"));
        Assert.Contains("各环节用时", head.Text, StringComparison.Ordinal);
        Assert.Contains("登岛点加装警示牌", head.Text, StringComparison.Ordinal);

        await head.Press("交办", ("what", "值守台加一路岛东侧光电画面"), ("unit", "political-legal"), ("dueOn", "2020-01-01"));
        Assert.Contains("完成期限应在今天到一年以内", head.Text, StringComparison.Ordinal);
        await head.Open("/desk/incidents/figures");
        Assert.Contains("登岛点加装警示牌", head.Text, StringComparison.Ordinal);

        await head.Open($"/desk/incidents/{Guid.Empty}/review");
        Assert.Equal(HttpStatusCode.NotFound, head.Status);
    }

    static string Link(Visitor visitor, string words) =>
        visitor
            .Page.QuerySelectorAll("main a")
            .First(link => link.TextContent.Contains(words, StringComparison.Ordinal))
            .GetAttribute("href")!;
}
