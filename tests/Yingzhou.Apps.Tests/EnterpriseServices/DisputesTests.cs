using Yingzhou.Apps.Tests.Desk;

namespace Yingzhou.Apps.Tests.EnterpriseServices;

/// <summary>What happens when somebody does not agree: objections, appeals, money claimed back, through the pages.</summary>
public class DisputesTests(DeskCity city)
{
    const string Firm = "岱山衢山海产品加工厂";
    const string Account = "6222021207001234567";

    async Task<Visitor> Enterprise(string login = "qushan-seafood")
    {
        var visitor = city.Visitor();
        await visitor.SignIn("/sign-in?back=%2Fenterprise", login);
        return visitor;
    }

    [Fact]
    public async Task Nothing_is_paid_while_an_objection_stands_and_one_that_is_upheld_takes_the_firm_off_the_list()
    {
        using var citizen = city.Visitor();
        await citizen.Open("/enterprise/publicity");
        var about = citizen.Page.QuerySelectorAll("tbody a")[^1].GetAttribute("href")!;
        await citizen.SignIn("/sign-in?back=" + Uri.EscapeDataString(about), "lin-haiyan");
        await citizen.Open(about);
        await citizen.Press("提交异议", ("ground", "短"));
        Assert.Contains("请写 10 到 1000 字，现有 1 字", citizen.Text, StringComparison.Ordinal);
        await citizen.Press("提交异议", ("ground", "这家企业今年没有投保出口信用保险，保单是别家的。"));
        Assert.Contains("已收到", citizen.Text, StringComparison.Ordinal);

        using var judge = await city.Official("shi-zhan");
        await Judging(judge, "公示异议", "林**");
        await judge.Press("提交答复", ("upheld", "yes"), ("reply", ""));
        Assert.Contains("请写明核查经过、依据和结论", judge.Text, StringComparison.Ordinal);
        await judge.Press("提交答复", ("upheld", "yes"), ("reply", "经查保单投保人为关联公司，异议成立。"));
        Assert.Contains("异议成立。", judge.Text, StringComparison.Ordinal);
        await citizen.Open("/my/objections");
        Assert.Contains("经查保单投保人为关联公司", citizen.Text, StringComparison.Ordinal);
        Assert.Contains("已改正：已从名单上撤下", citizen.Text, StringComparison.Ordinal);
        await citizen.Open("/enterprise/publicity");
        Assert.DoesNotContain(citizen.Page.QuerySelectorAll("tbody a"), link => link.GetAttribute("href") == about);
    }

    [Fact]
    public async Task Money_is_claimed_back_by_one_decided_by_another_and_defended_by_the_firm()
    {
        // The one of the demonstration was proposed by the system: whoever decides may decide it.
        using var decider = await city.Official("shi-zhan");
        await decider.Open("/desk/enterprise/claw-backs");
        await decider.Press("button[value=Decide]");
        Assert.Contains("待退回", decider.Text, StringComparison.Ordinal);
        await decider.Press("button[value=Cancel]");
        Assert.Contains("请写明不追回的理由", decider.Text, StringComparison.Ordinal);
        await decider.Press("button[value=Repaid]");
        Assert.Contains("已退回", decider.Text, StringComparison.Ordinal);

        using var proposer = await city.Official("ren-yuan");
        await proposer.Press("button[value='finance/review']");
        await proposer.Open("/desk/enterprise/redemptions?status=Paid");
        var paid = proposer.Page.QuerySelectorAll("tbody a")[^1].GetAttribute("href")!;
        await proposer.Open(paid);
        await proposer.Press("提出追回", ("reason", "Fraud"), ("amount", "999999999"), ("evidence", "海关数据与申报不符，出口额为零。"));
        Assert.Contains("追回金额应大于零，不超过已拨付", proposer.Text, StringComparison.Ordinal);
        await proposer.Press("提出追回", ("reason", "Fraud"), ("amount", "100"), ("evidence", "海关数据与申报不符，出口额为零。"));
        Assert.Contains("海关数据与申报不符", proposer.Text, StringComparison.Ordinal);
        Assert.Contains("同一人不能既办理又审批", proposer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_contested_and_judged_by_somebody_else()
    {
        using var enterprise = await Enterprise();
        await enterprise.Open("/enterprise/clauses/exhibitions");
        await enterprise.Press("提交申报", ("holder", Firm), ("account", Account));
        using var reviewer = await city.Official("ren-yuan");
        await reviewer.Press("button[value='finance/review']");
        await reviewer.Open("/desk/enterprise/redemptions?status=Submitted");
        await reviewer.Open(Row(reviewer, "参展"));
        await reviewer.Press("不予兑付", ("reason", "没有查到参展记录。"));

        await enterprise.Open("/enterprise/money");
        var appeal = enterprise
            .Page.QuerySelectorAll("main a")
            .First(a => a.TextContent.Contains("不认同，申诉", StringComparison.Ordinal));
        await enterprise.Open(appeal.GetAttribute("href")!);
        await enterprise.Press("提交异议", ("ground", "六月在东京参展，有展位合同。"), ("evidence", "展位合同和出入境记录"));

        using var judge = await city.Official("shi-zhan");
        await Judging(judge, "兑付申诉", Firm);
        await judge.Press("提交答复", ("upheld", "yes"), ("reply", "已补查到参展记录，恢复申报。"));
        await enterprise.Open("/enterprise/money");
        Assert.Contains("已申报，待审核", enterprise.Text, StringComparison.Ordinal);
        Assert.Contains("已补查到参展记录", enterprise.Text, StringComparison.Ordinal);
    }

    /// <summary>The open objection of a kind that this person raised.</summary>
    static async Task Judging(Visitor judge, string kind, string raiser)
    {
        await judge.Open("/desk/objections?matter=enterprise");
        var row = judge
            .Page.QuerySelectorAll("tbody tr")
            .First(one => new[] { kind, raiser }.All(word => one.TextContent.Contains(word, StringComparison.Ordinal)));
        await judge.Open(row.QuerySelector("a")!.GetAttribute("href")!);
    }

    static string Row(Visitor visitor, string title) =>
        visitor
            .Page.QuerySelectorAll("tr")
            .First(row =>
                row.TextContent.Contains(Firm, StringComparison.Ordinal) && row.TextContent.Contains(title, StringComparison.Ordinal)
            )
            .QuerySelector("a")!
            .GetAttribute("href")!;
}
