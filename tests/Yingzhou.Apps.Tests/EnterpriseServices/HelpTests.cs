using Yingzhou.Apps.Services.EnterpriseServices.Distress;
using Yingzhou.Apps.Tests.Desk;

namespace Yingzhou.Apps.Tests.EnterpriseServices;

/// <summary>帮扶记录 (a08 §3: the distress signal is used only to offer help): what was offered is written down, looked at again in time, and closed with a result.</summary>
public class HelpTests(DeskCity city)
{
    static readonly DateOnly Today = new(2026, 11, 25);

    static HelpRecord Record(DateOnly again) =>
        new()
        {
            Region = "330902",
            PartyKey = "p",
            Way = HelpWay.Telephone,
            Need = "电费缓缴",
            Offered = "联系供电",
            ByName = "任远",
            HeldOn = Today,
            LookAgainBy = again,
        };

    [Fact]
    public void It_is_late_after_its_day_and_closed_once_with_a_result()
    {
        var record = Record(Today);

        Assert.False(record.IsLate(Today));
        Assert.True(record.IsLate(Today.AddDays(1)));
        Assert.Equal("result", record.Close("  ", "某人", Today)!.Field);
        Assert.Null(record.Close("已缓缴三个月", "某人", Today));
        Assert.False(record.IsLate(Today.AddDays(9)));
        Assert.Equal("enterprise.help-closed", record.Close("又一次", "某人", Today)!.Code);
    }

    [Theory]
    [InlineData("", "帮", 0, "need")]
    [InlineData("要", " ", 0, "offered")]
    [InlineData("要", "帮", -1, "lookAgainBy")]
    [InlineData("要", "帮", null, "lookAgainBy")]
    [InlineData("要", "帮", 0, null)]
    public void What_is_missing_is_told_by_its_field(string need, string offered, int? daysOn, string? field) =>
        Assert.Equal(field, HelpRecord.Refuse(need, offered, daysOn is { } days ? Today.AddDays(days) : null, Today)?.Field);

    [Fact]
    public async Task Who_helps_writes_it_down_and_closes_it_and_a_bank_sees_nothing_of_it()
    {
        using var helper = await city.Official("ren-yuan");
        await helper.Press("button[value='finance/review']");
        await helper.Open("/desk/enterprise/distress");
        var page = helper.Page.QuerySelectorAll("main tbody a")[^1].GetAttribute("href")!;
        await helper.Open(page);
        await helper.Press("记下", ("need", "订单少了一半"), ("offered", ""), ("lookAgainBy", "2026-12-20"));
        Assert.Contains("请写答应帮什么", helper.Text, StringComparison.Ordinal);
        Assert.Equal("订单少了一半", helper.Page.QuerySelector("textarea[name=need]")!.TextContent.Trim());
        await helper.Press("记下", ("need", "订单少了一半"), ("offered", "介绍采购对接"), ("lookAgainBy", "2026-12-20"));
        Assert.Contains("12月20日 前回访", helper.Text, StringComparison.Ordinal);
        await helper.Open("/desk/enterprise/distress");
        Assert.Contains("已联系，12月20日 前回访", helper.Text, StringComparison.Ordinal);
        await helper.Open(page);
        await helper.Press("办结");
        Assert.Contains("请写结果", helper.Text, StringComparison.Ordinal);
        var field = helper
            .Page.QuerySelectorAll("main input")
            .Select(input => input.GetAttribute("name"))
            .First(name => name?.StartsWith("result-", StringComparison.Ordinal) is true)!;
        await helper.Press("办结", (field, "接到两家订单"));
        Assert.Contains("已办结", helper.Text, StringComparison.Ordinal);

        using var bank = await city.Official("yuan-haichao");
        await bank.Open(page);
        Assert.DoesNotContain("接到两家订单", bank.Text, StringComparison.Ordinal);
        Assert.NotEqual(System.Net.HttpStatusCode.OK, bank.Status);
    }
}
