using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Services.EnterpriseServices.Appeals;
using Yingzhou.Apps.Tests.Desk;

namespace Yingzhou.Apps.Tests.EnterpriseServices;

/// <summary>诉求分派 (a08 §3: routing by text, below confidence a dispatcher).</summary>
public class AppealTopicsTests(DeskCity city, ITestOutputHelper output)
{
    // Not learned from: written after the examples and not looked at while the limits were set.
    static readonly (string Topic, string Text)[] HeldOut =
    [
        ("政策兑现", "说好的技改奖励到现在没有拨付"),
        ("政策兑现", "我们的高新技术企业补助为什么没到账"),
        ("政策兑现", "想问研发补助的条件怎么认定"),
        ("政策兑现", "公示结束三个月了奖补资金还没到"),
        ("政策兑现", "招商协议里的补贴一直不兑现"),
        ("政策兑现", "这条惠企政策今年还能享受吗"),
        ("融资", "银行贷款到期了不给续，要抽走两百万"),
        ("融资", "没有房产抵押，能不能贷款"),
        ("融资", "利率比别人高一个点，能换银行吗"),
        ("融资", "担保费太贵了"),
        ("融资", "想拿渔船去抵押贷款"),
        ("融资", "周转资金不够，急需三百万"),
        ("用工", "招工难，电焊工一个都招不到"),
        ("用工", "工人的社保关系转不过来"),
        ("用工", "员工住宿紧张，宿舍不够"),
        ("用工", "技术工人都走了，留不住人"),
        ("用工", "一个员工的工伤认定三个月了没结果"),
        ("用工", "想和技校一起培养船员"),
        ("用地用海", "想扩建厂房，没有土地指标"),
        ("用地用海", "海域使用权快到期了，续期怎么办"),
        ("用地用海", "土地证迟迟办不下来"),
        ("用地用海", "岸线审批卡住了"),
        ("用地用海", "闲置的那块地能租给我们建仓库吗"),
        ("用地用海", "养殖用海和航道有冲突"),
        ("要素保障", "一周停电两次，生产线受不了"),
        ("要素保障", "电价太高，变压器也不够用"),
        ("要素保障", "自来水压力低，供水跟不上"),
        ("要素保障", "天然气不够用"),
        ("要素保障", "停航以后原料运不进来"),
        ("要素保障", "蒸汽又涨价了"),
        ("市政配套", "厂门口这条路坏了大车过不去"),
        ("市政配套", "能不能通一趟公交到园区"),
        ("市政配套", "一下雨路上积水很深"),
        ("市政配套", "园区的路灯不亮"),
        ("市政配套", "污水管网什么时候接到我们园区"),
        ("市政配套", "垃圾没人清运"),
        ("审批服务", "环评批了三个月还没下来"),
        ("审批服务", "办食品经营许可证材料退了两次"),
        ("审批服务", "消防验收一直不过"),
        ("审批服务", "网上变更营业执照提交不了"),
        ("审批服务", "窗口说的材料和网上不一样"),
        ("审批服务", "两个部门都说不是他们管"),
    ];

    [Fact]
    public void What_is_judged_is_right_in_85_of_100_and_what_is_not_sure_goes_to_a_dispatcher()
    {
        var topics = city.Services.GetRequiredService<AppealTopics>();
        var judged = HeldOut.Select(one => (one.Topic, one.Text, Judged: topics.Judge(one.Text))).ToList();
        foreach (var (topic, text, said) in judged.Where(one => one.Judged.Topic != one.Topic))
            output.WriteLine($"{topic}: {text} → {said.Topic ?? "?"} ({said.Likely.Label} {said.Likely.Probability:0.00})");
        var sure = judged.FindAll(one => one.Judged.Topic is not null);
        output.WriteLine($"judged {sure.Count} of {judged.Count}, right {sure.Count(one => one.Judged.Topic == one.Topic)}");

        Assert.True(sure.Count(one => one.Judged.Topic == one.Topic) >= 0.85 * sure.Count);
        Assert.True(sure.Count >= judged.Count / 2);
        Assert.Null(topics.Judge("你好，请问一下。").Topic);
    }

    [Fact]
    public async Task An_enterprise_that_does_not_know_lets_its_text_say_and_a_dispatcher_decides_the_rest()
    {
        using var firm = city.Visitor();
        await firm.SignIn("/enterprise/appeals", "qushan-seafood");
        await firm.Press("提交诉求", ("topic", "nonsense"), ("text", "老是停电，冷库里的鱼都坏了"));
        Assert.NotNull(firm.Page.QuerySelector("#topic-error"));
        await firm.Press("提交诉求", ("topic", "unknown"), ("text", "老是停电，变压器不够，冷库里的货都坏了"));
        Assert.Contains("要素保障", firm.Page.QuerySelectorAll("h3").Select(one => one.TextContent));
        await firm.Press("提交诉求", ("topic", "unknown"), ("text", "你好，请问一下情况。"));
        Assert.Contains("待分派", firm.Page.QuerySelectorAll("h3").Select(one => one.TextContent));

        using var desk = await city.Official("ren-yuan");
        await desk.Open("/desk/enterprise/appeals");
        var article = desk
            .Page.QuerySelectorAll("article")
            .First(one => one.TextContent.Contains("你好，请问一下情况", StringComparison.Ordinal));
        var choice = article.QuerySelector("select")!.GetAttribute("name")!;
        await desk.Press($"form:has(select[name='{choice}']) button[type=submit]", (choice, "其他"));
        Assert.DoesNotContain("没有办成", desk.Text, StringComparison.Ordinal);
        await firm.Open("/enterprise/appeals");
        Assert.DoesNotContain("待分派", firm.Page.QuerySelectorAll("h3").Select(one => one.TextContent));
    }
}
