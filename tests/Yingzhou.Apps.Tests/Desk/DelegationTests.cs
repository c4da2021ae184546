using Yingzhou.Assurance.Organisation;
using Microsoft.Extensions.DependencyInjection;

namespace Yingzhou.Apps.Tests.Desk;

public class DelegationTests(DeskCity city)
{
    [Fact]
    public async Task A_post_is_given_to_a_colleague_for_some_days_and_taken_back()
    {
        using var official = await city.Official("zhang-jianguo");
        await official.Open("/desk/delegation");
        var deputy = official.Page.QuerySelectorAll("#deputy option").Single(option => option.TextContent == "李慧敏").GetAttribute("value")!;

        await official.Press("安排代岗", ("post", "dinghai-fire-rescue/accept"), ("deputy", deputy), ("from", "2026-12-01"), ("until", "2026-12-03"), ("reason", "年休假"));
        Assert.Contains("代岗已安排", official.Text, StringComparison.Ordinal);
        Assert.Contains("2026年12月1日 00:00 至 2026年12月4日 00:00", official.Text, StringComparison.Ordinal);

        await official.Press("撤销");
        Assert.Contains("代岗已撤销", official.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-12-01", "2026-12-31", "最长 30 天")]
    [InlineData("2026-12-03", "2026-12-01", "结束时间应晚于开始时间")]
    public async Task A_period_that_is_too_long_or_empty_is_refused_beside_its_field(string from, string until, string said)
    {
        using var official = await city.Official("zhang-jianguo");
        await official.Open("/desk/delegation");
        var deputy = official.Page.QuerySelectorAll("#deputy option").Single(option => option.TextContent == "李慧敏").GetAttribute("value")!;

        await official.Press("安排代岗", ("post", "dinghai-fire-rescue/deliver"), ("deputy", deputy), ("from", from), ("until", until), ("reason", "学习"));

        Assert.Contains(said, official.Page.QuerySelector("#until-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("学习", official.Page.QuerySelector("#reason")!.GetAttribute("value"));
    }
}
