using Yingzhou.Apps.Tests.Desk;

namespace Yingzhou.Apps.Tests.Video;

/// <summary>公共视频 on the desk.</summary>
public class VideoPagesTests(DeskCity city)
{
    [Fact]
    public async Task Who_names_a_place_is_told_which_cameras_see_it_and_where_it_is_blind()
    {
        using var watch = await city.Official("gu-qing");
        // Thirty metres southeast of 定海港码头东, which looks southeast.
        await watch.Open("/desk/video?lon=122.1082&lat=30.0118");
        Assert.Contains("看得到这里的有 1 台；重点部位应有 2 台", watch.Text, StringComparison.Ordinal);
        Assert.Equal(3, watch.Page.QuerySelectorAll("svg.yz-map path").Length);
        await watch.Open("/desk/video?lon=122.1&lat=30.1");
        Assert.Contains("没有摄像机看得到这里", watch.Text, StringComparison.Ordinal);
        await watch.Open("/desk/video?lon=122.1&lat=abc");
        Assert.Contains("以度为单位的小数", watch.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_comes_after_purpose_and_ground_and_bears_the_viewers_name()
    {
        using var watch = await city.Official("gu-qing");
        await watch.Open("/desk/video");
        Assert.Contains("本单位没有这个摄像机的共享授权", watch.Text, StringComparison.Ordinal);
        await watch.Click("环城南路与解放路口");
        Assert.Empty(watch.Page.QuerySelectorAll("main img"));
        await watch.Press("开始", ("purpose", "environment"), ("ground", "看"));
        Assert.Contains("请写明事由", watch.Text, StringComparison.Ordinal);
        await watch.Press("开始", ("purpose", "environment"), ("ground", "核查夜间装卸，案件 HJ-7"));
        var still = watch.Page.QuerySelector("main img")!.GetAttribute("src")!;
        Assert.Contains("核查夜间装卸", watch.Text, StringComparison.Ordinal);
        await watch.Press("结束");
        await watch.Open(still);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, watch.Status);

        using var police = await city.Official("yu-yin");
        await police.Press("button[name=post][value='dinghai-public-security/director']");
        await police.Open("/desk/video/views");
        Assert.Contains("核查夜间装卸，案件 HJ-7", police.Text, StringComparison.Ordinal);
        await police.Open("/desk/video/sharing");
        Assert.Contains("占道经营整治", police.Text, StringComparison.Ordinal);
        using var clerk = await city.Official("chen-haisheng");
        await clerk.Open("/desk/video");
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, clerk.Status);
    }
}
