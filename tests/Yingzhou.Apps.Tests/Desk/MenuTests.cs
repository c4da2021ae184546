namespace Yingzhou.Apps.Tests.Desk;

/// <summary>The menu of the workbench shows what the acting post may do, as the one place that decides permissions says.</summary>
public class MenuTests(DeskCity city)
{
    [Theory]
    [InlineData("he-min", "各县区清单比对", "视频窗口")] // 事项管理员
    [InlineData("zhong-xiuying", "视频窗口", "差评整改")] // 受理岗
    [InlineData("weng-haifeng", "差评整改", "搜不到和答不上")] // 好差评回访岗
    [InlineData("dai-yong", "流程监控", "兑付")] // 平台管理岗
    [InlineData("dai-yong", "数据采集", "金融驾驶舱")]
    [InlineData("chen-haisheng", "待办", "公共数据目录")] // 受理岗
    [InlineData("zhong-xiuying", "待办", "营商环境驾驶舱")]
    [InlineData("jin-lan", "问题工单", "数据回流")] // 信息专员
    [InlineData("fu-ting", "营商环境驾驶舱", "担保圈")] // 主要负责人
    [InlineData("ren-yuan", "金融驾驶舱", "公共数据目录")] // 财政局
    [InlineData("ni-hong", "内部事项统筹", "金融驾驶舱")] // 改革办
    public async Task An_official_sees_the_entries_of_the_acting_post_and_no_others(string login, string seen, string hidden)
    {
        using var official = await city.Official(login);

        var entries = official.Page.QuerySelectorAll("#desk-nav a").Select(entry => entry.TextContent.Trim()).ToList();

        Assert.Contains("今日", entries);
        Assert.Contains(seen, entries);
        Assert.DoesNotContain(hidden, entries);
    }
}
