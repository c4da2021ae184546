using Yingzhou.Apps.Tests.Desk;

namespace Yingzhou.Apps.Tests.Models;

/// <summary>算法模型 on the desk, and where applications show what they say.</summary>
public class ModelPagesTests(DeskCity city)
{
    [Fact]
    public async Task A_model_shows_its_limits_its_version_and_its_measured_error_and_can_be_tried()
    {
        using var leader = await city.Official("fu-ting");
        await leader.Open("/desk/models");
        await leader.Click("PM2.5 小时预测");
        Assert.Contains("不用于发布空气质量预报", leader.Text, StringComparison.Ordinal);
        Assert.Contains("现行版本 1.0.0", leader.Text, StringComparison.Ordinal);
        Assert.Contains("何丽华 审核发布", leader.Text, StringComparison.Ordinal);
        Assert.Contains("小于 1 才比照抄上一轮好", leader.Text, StringComparison.Ordinal);
        Assert.NotEmpty(leader.Page.QuerySelectorAll("svg.yz-chart__plot"));
        await leader.Click("试一试");
        await leader.Press("试算", ("values", "一二三"));
        Assert.Contains("请填 1 到 1000 个数", leader.Text, StringComparison.Ordinal);
        await leader.Press("试算", ("values", string.Join(' ', Enumerable.Range(0, 96).Select(i => i % 24))));
        Assert.Contains("后 12 期：11", leader.Text, StringComparison.Ordinal);

        // A leader sees, and registers nothing.
        await leader.Open("/desk/models/city-case-volume");
        await leader.Press("登记并送审", ("number", "1.0.1"), ("note", "换一个方法"));
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, leader.Status);
        await leader.Open("/desk/models/no-such");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, leader.Status);
        using var clerk = await city.Official("chen-haisheng");
        await clerk.Open("/desk/models");
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, clerk.Status);
    }

    [Fact]
    public async Task A_forecast_never_stands_without_its_version_and_its_error()
    {
        using var watch = await city.Official("gu-qing");
        await watch.Open("/desk/eco/air");
        Assert.Contains("PM2.5 小时预测 1.0.0", watch.Text, StringComparison.Ordinal);
        Assert.Contains("平均绝对误差", watch.Text, StringComparison.Ordinal);
        using var manager = await city.Official("shao-xuemei");
        await manager.Open("/cockpit/city");
        Assert.Contains("城管立案量预测 1.0.0", manager.Text, StringComparison.Ordinal);
        Assert.Contains("平均绝对误差", manager.Text, StringComparison.Ordinal);
    }
}
