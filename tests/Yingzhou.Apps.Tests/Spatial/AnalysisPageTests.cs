using System.Net;
using System.Text.RegularExpressions;
using Yingzhou.Apps.Tests.Desk;

namespace Yingzhou.Apps.Tests.Spatial;

/// <summary>空间分析 on the desk, over the layers of the seeded city.</summary>
public sealed partial class AnalysisPageTests(DeskCity city)
{
    [GeneratedRegex("结果摘要 ([0-9a-f]{16})")]
    private static partial Regex Digest();

    [Fact]
    public async Task Two_layers_are_held_against_each_other_and_the_pinned_address_gives_the_same_again()
    {
        using var official = await city.Official("dai-yong");
        await official.Open("/desk/map/analysis?kind=nearest&layer=halls&other=piers");
        Assert.Contains("到最近的", official.Text, StringComparison.Ordinal);
        var said = Digest().Match(official.Text).Groups[1].Value;
        Assert.NotEmpty(said);
        await official.Click("固定在这两版的地址");
        Assert.Equal(said, Digest().Match(official.Text).Groups[1].Value);

        await official.Open("/desk/map/analysis?kind=within&layer=halls&other=islands");
        Assert.Contains("不在任何区内", official.Text, StringComparison.Ordinal);
        await official.Open("/desk/map/analysis?kind=near&layer=halls&other=piers&metres=2000");
        Assert.Contains("2000 米内有", official.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kind=near&layer=halls&other=piers&metres=-1", "距离应大于 0")]
    [InlineData("kind=overlay&layer=halls&other=islands", "不是面图层")]
    [InlineData("kind=within&layer=halls&other=piers", "不是面图层")]
    [InlineData("kind=nearest&layer=halls&other=halls", "两个不同的图层")]
    [InlineData("kind=guess&layer=halls&other=piers", "请选择要作的分析")]
    [InlineData("kind=nearest&layer=halls&other=piers&inside=1,2;x", "经度,纬度")]
    public async Task What_cannot_be_asked_is_refused_and_says_why(string asked, string why)
    {
        using var official = await city.Official("dai-yong");
        await official.Open($"/desk/map/analysis?{asked}");
        Assert.Equal(HttpStatusCode.BadRequest, official.Status);
        Assert.Contains(why, official.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_layer_that_is_not_there_is_not_found()
    {
        using var official = await city.Official("dai-yong");
        await official.Open("/desk/map/analysis?kind=nearest&layer=none&other=piers");
        Assert.Equal(HttpStatusCode.NotFound, official.Status);
    }
}
