using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Services.TalentServices.Recognition;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Foundation.Jobs;

namespace Yingzhou.Apps.Tests.TalentServices;

/// <summary>Recognition, awards, posts and fairs by people without scripts.</summary>
public class RecognitionPagesTests(DeskCity city)
{
    const string Reviewer = "tong-xin";
    const string Decider = "shi-zhan";

    async Task<Visitor> Person(string login, string path)
    {
        var person = city.Visitor();
        await person.SignIn("/my", login);
        await person.Open(path);
        return person;
    }

    async Task<Visitor> As(string login, string post)
    {
        var official = await city.Official(login);
        await official.Press($"button[value='{post}']");
        return official;
    }

    [Fact]
    public async Task Only_what_registers_do_not_know_is_asked_a_person_finds_the_fact_and_the_rules_give_the_category()
    {
        using var talent = await Person("yu-awei", "/talent/recognition");
        Assert.Contains("还没有达到任何一类", talent.Text, StringComparison.Ordinal);
        Assert.Contains("E 类“在本市居住的市级及以上荣誉获得者”还要知道：人才荣誉层级", talent.Text, StringComparison.Ordinal);

        await talent.Press("提出认定", ("honourLevel", "什么大奖"));
        Assert.Contains("人才荣誉层级”应为", talent.Text, StringComparison.Ordinal);
        await talent.Press("提出认定", ("honourLevel", "2019年舟山市非遗代表性传承人"), ("statement", "证书编号 ZS-2019-07"));
        Assert.Contains("E 类人才认定", talent.Text, StringComparison.Ordinal);
        Assert.Contains("待核实", talent.Text, StringComparison.Ordinal);

        using var desk = await As(Reviewer, "human-resources/review");
        await desk.Open("/desk/talent/recognitions");
        await desk.Open(
            desk.Page.QuerySelectorAll("main tbody tr")
                .First(row => row.TextContent.Contains('虞'))
                .QuerySelector("a")!
                .GetAttribute("href")!
        );
        Assert.Contains("自行申报，待核实", desk.Text, StringComparison.Ordinal);
        await desk.Press("按核实的办理");
        Assert.Contains("达不到所申请的类别", desk.Text, StringComparison.Ordinal);
        await desk.Press("按核实的办理", ("confirmed", "honourLevel"), ("deed", "Confirm"));
        Assert.Contains("已认定", desk.Text, StringComparison.Ordinal);

        await talent.Open("/talent");
        Assert.Contains("E 类人才，有效期到 2029年11月24日", talent.Text, StringComparison.Ordinal);
        Assert.Contains("资金日历：市级安家补贴", talent.Text, StringComparison.Ordinal);
        await talent.Open("/talent/code");
        Assert.Contains("60 秒内有效", talent.Text, StringComparison.Ordinal);

        await talent.Open("/my/credentials");
        await talent.Click("舟山市人才类别证书");
        Assert.Contains("E 类人才", talent.Text, StringComparison.Ordinal);
        var code = talent
            .Page.QuerySelectorAll("dd")
            .Select(one => one.TextContent.Trim())
            .First(text => text.Count(letter => letter == '-') == 3);
        using var anybody = city.Visitor();
        await anybody.Open($"/credentials/verify?code={code.ToLowerInvariant()}");
        Assert.Contains("有效", anybody.Text, StringComparison.Ordinal);
        Assert.Contains("虞*", anybody.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("虞阿", anybody.Text, StringComparison.Ordinal);
        await anybody.Open("/credentials/verify?code=0000-0000-0000-0000");
        Assert.Contains("查不到", anybody.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_public_category_meets_an_objection_that_another_settles()
    {
        using var anybody = city.Visitor();
        await anybody.Open("/talent/publicity");
        Assert.Contains("C 类人才", anybody.Text, StringComparison.Ordinal);
        Assert.Null(anybody.Page.QuerySelector("main form"));

        using var neighbour = await Person("fang-dahai", "/talent/publicity");
        var field = neighbour.Page.QuerySelector("main textarea")!.GetAttribute("name")!;
        await neighbour.Press("main form button[type=submit]", (field, "不服"));
        Assert.Contains("至少 10 个字", neighbour.Text, StringComparison.Ordinal);
        await neighbour.Press("main form button[type=submit]", (field, "博士学位证书在学信网上查不到编号。"));
        Assert.Contains("异议已收到", neighbour.Text, StringComparison.Ordinal);
        var id = field["text-".Length..];

        using var desk = await As(Decider, "human-resources/decide");
        await desk.Open($"/desk/talent/recognitions/{id}");
        await desk.Press("异议不成立，继续公示", ("reason", "国外学位，认证书编号已核对"), ("deed", "Dismiss"));
        Assert.Contains("公示中", desk.Text, StringComparison.Ordinal);
        await desk.Open("/desk/talent/awards");
        Assert.Contains("疑似挂靠参保", desk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publicity_that_is_over_is_granted_by_itself_and_another_unit_sees_nothing()
    {
        await using var scope = city.Services.CreateAsyncScope();
        Assert.Equal(0, await scope.ServiceProvider.GetServices<ICityJob>().OfType<EndPublicity>().Single().Run(default));

        using var other = await city.Official("xu-jiaqi");
        await other.Open("/desk/talent/recognitions");
        Assert.Equal(HttpStatusCode.Forbidden, other.Status);
    }

    [Fact]
    public async Task An_employer_publishes_a_post_and_every_fault_is_told_at_once()
    {
        using var employer = await Person("dongji-tourism", "/talent/employer/new");
        await employer.Press(
            "发布",
            ("title", "岛上咖啡师"),
            ("occupation", "咖啡"),
            ("skills", "烹饪、魔法"),
            ("text", "负责咖啡制作。限女性，30岁以下。")
        );
        foreach (var told in new[] { "形如 4-03-02-01", "技能库里没有“魔法”", "限女性", "请选择岗位在哪个岛", "请写月薪下限" })
            Assert.Contains(told, employer.Text, StringComparison.Ordinal);
        Assert.Equal("岛上咖啡师", employer.Page.QuerySelector("#title")!.GetAttribute("value"));

        await employer.Press(
            "发布",
            ("title", "岛上咖啡师"),
            ("occupation", "4-03-02-07"),
            ("skills", "烹饪"),
            ("island", "dongji"),
            ("education", "None"),
            ("salaryFrom", "6000"),
            ("salaryTo", "9000"),
            ("text", "负责咖啡制作和简餐，旺季驻岛。")
        );
        Assert.Contains("岗位已发布", employer.Text, StringComparison.Ordinal);
        Assert.Contains("岛上咖啡师：推荐名单", employer.Text, StringComparison.Ordinal);

        using var talent = await Person("fang-dahai", "/talent/jobs");
        Assert.Contains("岛上咖啡师", talent.Text, StringComparison.Ordinal);
        await employer.Press("下架");
        await talent.Open("/talent/jobs");
        Assert.DoesNotContain("岛上咖啡师", talent.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wishes_are_taken_until_the_fair_is_assigned_and_nobody_would_rather_swap()
    {
        using var talent = await Person("lin-haiyan", "/talent/fair");
        var first = talent.Page.QuerySelector("main select")!;
        var fair = first.GetAttribute("name")!["wish-0-".Length..];
        await talent.Press("main form button[type=submit]", ($"wish-0-{fair}", ""));
        Assert.Contains("请选 1 到 3 个岗位", talent.Text, StringComparison.Ordinal);
        await talent.Press("main form button[type=submit]", ($"wish-0-{fair}", "hotel-dongji"), ($"wish-1-{fair}", "hotel-dongji"));
        Assert.Contains("同一个岗位只能报一次", talent.Text, StringComparison.Ordinal);
        await talent.Press("main form button[type=submit]", ($"wish-0-{fair}", "hotel-dongji"), ($"wish-1-{fair}", "store-manager"));
        Assert.Contains("1. 民宿管家", talent.Text, StringComparison.Ordinal);

        using var desk = await As(Reviewer, "human-resources/accept");
        await desk.Open("/desk/talent/fairs");
        await desk.Press("现在分配");
        Assert.Contains("不稳定的配对 0 对", desk.Text, StringComparison.Ordinal);
        await talent.Open("/talent/fair");
        Assert.Contains("您被分配到", talent.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Works_that_share_a_third_are_marked_and_read_without_a_name()
    {
        using var desk = await city.Official(Reviewer);
        await desk.Open("/desk/talent/works");

        Assert.Contains("号申报人的作品》重合", desk.Text, StringComparison.Ordinal);
        Assert.NotEmpty(desk.Page.QuerySelectorAll("mark"));
        Assert.DoesNotContain("李强强", desk.Text, StringComparison.Ordinal);
        Assert.Contains("待核", desk.Text, StringComparison.Ordinal);
    }
}
