using Yingzhou.Apps.Tests.Desk;

namespace Yingzhou.Apps.Tests.OpenData;

/// <summary>数据交易 as the demonstration has it: nothing of it is changed here, for others read it too.</summary>
public class MarketTests(DeskCity city)
{
    [Fact]
    public async Task Everybody_sees_what_is_listed_and_not_what_waits_for_its_review()
    {
        using var visitor = city.Visitor();
        await visitor.Open("/open/market");

        Assert.Contains("水产冷库周转指数", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("海岛航线客流预测", visitor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("冷库在库货值核验", visitor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("疑似对敲", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_operator_sees_what_waits_what_the_ceiling_asks_for_and_money_that_came_back()
    {
        using var admin = await city.Official("dai-yong");
        await admin.Open("/desk/data/opening/market");

        Assert.Contains("冷库在库货值核验", admin.Text, StringComparison.Ordinal);
        Assert.Contains("收费依据", admin.Text, StringComparison.Ordinal);
        Assert.Contains("疑似对敲", admin.Text, StringComparison.Ordinal);
        Assert.Contains("资金回流", admin.Text, StringComparison.Ordinal);
    }
}
