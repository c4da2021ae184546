using Yingzhou.Apps.Tests.Desk;

namespace Yingzhou.Apps.Tests.TalentServices;

/// <summary>Talents, employers and the desk that runs title panels, by people without scripts.</summary>
public class TalentPagesTests(DeskCity city)
{
    const string TitleDesk = "tong-xin";

    [Fact]
    public async Task A_talent_sees_the_path_and_the_money()
    {
        using var talent = city.Visitor();
        await talent.SignIn("/my", "fang-dahai");
        await talent.Open("/talent");

        Assert.Contains("已服务 22 个月", talent.Text, StringComparison.Ordinal);
        Assert.Contains("需退回 ¥70,000.00", talent.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Posts_come_with_their_reasons_and_what_is_missing()
    {
        using var talent = city.Visitor();
        await talent.SignIn("/my", "lin-haiyan");
        await talent.Open("/talent/jobs");

        Assert.Equal("民宿管家", talent.Page.QuerySelector("h2[id]")!.TextContent);
        Assert.Contains("没有证明只算三成", talent.Text, StringComparison.Ordinal);
        Assert.Contains("还差：执业医师证", talent.Text, StringComparison.Ordinal);
        Assert.Contains("含候船", talent.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_employer_sees_a_shortlist_and_a_discriminating_post_is_refused()
    {
        using var employer = city.Visitor();
        await employer.SignIn("/my", "haizhiwei");
        await employer.Open("/talent/employer");
        Assert.Contains("海鲜厨师长：推荐名单", employer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("化工工艺工程师", employer.Text, StringComparison.Ordinal);
        Assert.Contains("性别、年龄、婚姻不参与计算", employer.Text, StringComparison.Ordinal);

        await employer.Press("检查", ("text", "招服务员。限女性，30岁以下。"));
        Assert.Contains("不能发布：有 1 句要改", employer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_counts_once()
    {
        using var talent = city.Visitor();
        await talent.SignIn("/my", "lin-haiyan");
        await talent.Open("/talent/code");
        var code = talent.Page.QuerySelector("[data-code]")!.TextContent;

        using var gate = await city.Official(TitleDesk);
        await gate.Open("/desk/talent/gate");
        await gate.Press("核销", ("gate", "三江码头"), ("code", code));
        Assert.Contains("通过：D 类人才", gate.Text, StringComparison.Ordinal);
        await gate.Press("核销", ("gate", "医院"), ("code", code));
        Assert.Contains("刚在别处用过", gate.Text, StringComparison.Ordinal);
        await gate.Press("核销", ("gate", "医院"), ("code", code.Replace(".D.", ".A.", StringComparison.Ordinal)));
        Assert.Contains("可能是伪造的", gate.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_panel_goes_from_the_sealed_list_to_a_result_that_anybody_can_check()
    {
        using var desk = await city.Official(TitleDesk);
        await desk.Open("/desk/talent/titles");
        await desk.Press("封存并公布指纹", ("name", "2026 年工程系列副高评审"), ("applicants", "a0"), ("applicants", "a1"), ("size", "4"));
        Assert.Contains("评委不能少于 5 名", desk.Text, StringComparison.Ordinal);
        await desk.Press("封存并公布指纹", ("name", "2026 年工程系列副高评审"), ("applicants", "a0"), ("applicants", "a1"), ("size", "5"));
        var panel = desk.At.AbsolutePath;
        var check = $"/talent/draws/{panel.Split('/')[^1]}";

        using var anybody = city.Visitor();
        await anybody.Open(check);
        Assert.Contains("现在谁也不知道结果", anybody.Text, StringComparison.Ordinal);

        await desk.Press("抽取 5 名评委", ("word", " "));
        Assert.Contains("公众数", desk.Text, StringComparison.Ordinal);
        await desk.Press("抽取 5 名评委", ("word", "88026"));
        await anybody.Open(check);
        Assert.Contains("重算一致", anybody.Text, StringComparison.Ordinal);

        var scores = desk.Page.QuerySelectorAll("input[name^='score.']").Select(input => input.GetAttribute("name")!).ToList();
        Assert.Equal(10, scores.Count);
        await desk.Press(
            "汇总结果",
            [
                .. scores.Select(name => (name, name.EndsWith("a0", StringComparison.Ordinal) ? "85" : "55")),
                .. scores.Select(name => (name.Replace("score.", "yes.", StringComparison.Ordinal), "yes")),
            ]
        );
        Assert.Contains("肯德尔 W = 1.000", desk.Text, StringComparison.Ordinal);
        Assert.Contains("通过，公示", desk.Text, StringComparison.Ordinal);
        Assert.Contains("未通过", desk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_unit_seals_no_panel()
    {
        using var other = await city.Official("xu-jiaqi");
        await other.Open("/desk/talent/titles");

        Assert.Null(other.Page.QuerySelector("input[name=applicants]"));
    }

    [Fact]
    public async Task The_leader_sees_who_stays()
    {
        using var leader = await city.Official("he-lihua");
        await leader.Open("/cockpit/talent");

        Assert.Contains("留存曲线", leader.Text, StringComparison.Ordinal);
        Assert.Contains("对数秩检验", leader.Text, StringComparison.Ordinal);
    }
}
