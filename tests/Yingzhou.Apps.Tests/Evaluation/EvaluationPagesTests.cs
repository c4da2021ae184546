using System.Net;
using Yingzhou.Apps.Tests.Desk;

namespace Yingzhou.Apps.Tests.Evaluation;

/// <summary>考核评价 on the desk, over the seeded city.</summary>
public sealed class EvaluationPagesTests(DeskCity city)
{
    [Fact]
    public async Task The_league_table_explains_each_total_and_a_future_day_cannot_be_published()
    {
        using var leader = await city.Official("he-lihua");
        await leader.Open("/desk/evaluation");
        await leader.Click("县区数字政府运行考核");
        Assert.Contains("名次区间", leader.Text, StringComparison.Ordinal);
        Assert.Contains("怎么来的", leader.Text, StringComparison.Ordinal);
        Assert.Contains("功效系数：80 得 60，100 得 100", leader.Text, StringComparison.Ordinal);

        await leader.Open("/desk/evaluation/county-governance?day=2027-01-31");
        await leader.Press("公布结果");
        Assert.Contains("考核截止日还没有过", leader.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("登记加减分", leader.Page.QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);

        await leader.Open("/desk/evaluation/none");
        Assert.Equal(HttpStatusCode.NotFound, leader.Status);
        using var clerk = await city.Official(Desk.Desk.Clerk);
        await clerk.Open("/desk/evaluation");
        Assert.Equal(HttpStatusCode.Forbidden, clerk.Status);
    }

    [Fact]
    public async Task A_county_reads_what_is_published_and_hears_how_it_objects()
    {
        using var county = await city.Official("shao-xuemei");
        await county.Open("/desk/evaluation");
        await county.Click("县区城市管理季度考核");
        Assert.Contains("工作日内可以提异议", county.Text, StringComparison.Ordinal);
        Assert.Contains("3 个月内各周期合计", county.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("试算", county.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await county.Open("/desk/objections/new?matter=evaluation.score&about=county-governance/2024-01-31/330902/cases.on-time-rate");
        Assert.Contains("没有公布过这一项得分", county.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_adjustment_needs_its_document_and_stands_beside_the_total()
    {
        using var office = await city.Official("dai-yong");
        await office.Open("/desk");
        await office.Press("form[action='/desk/acting-post'] button[value='big-data/model-designer']");
        // A day of its own, that nobody else looks at.
        await office.Open("/desk/evaluation/county-governance?day=2025-06-30");

        await office.Press("登记", ("unit", "330921"), ("points", "2"), ("document", ""));
        Assert.Contains("请写明依据的文件", office.Text, StringComparison.Ordinal);
        await office.Press("登记", ("unit", "330921"), ("points", "2"), ("document", "通报表扬"));

        Assert.Contains("+2.00", office.Text, StringComparison.Ordinal);
        Assert.Contains("戴勇", office.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("公布结果，", office.Text, StringComparison.Ordinal);
    }
}
