using Microsoft.Playwright;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Browser.Tests.Cases;

/// <summary>一件事“开办餐饮店”, from the first search to the call-back after a bad rating: the enterprise, four departments, and who looks after ratings.</summary>
public sealed class OpenRestaurantTests(Chromium chromium, RunningHost host) : IAsyncDisposable
{
    readonly Cast cast = new(chromium, host);

    [Fact]
    public async Task A_restaurant_is_opened_by_one_application_and_four_departments()
    {
        var shop = await cast.Applicant("haizhiwei");
        var bundle = await Apply(shop);
        var legs = await Legs(shop, bundle);

        await GrantTheLicence(shop, bundle, legs);
        await ServeTheFood(shop, bundle, legs);
        await CheckTheFire(shop, legs);
        await RegisterTheRest(legs);

        await GetsEverything(shop, bundle);
        await IsUnhappyAndCalledBack(shop, bundle);
    }

    static async Task<string> Apply(Applicant shop)
    {
        await shop.Search("开饭店");
        await shop.Page.Reads("最像的在前面");
        await shop.Follow("开办餐饮店");
        await shop.Page.Reads("几个事项一起办");
        await shop.Page.Reads("公众聚集场所投入使用、营业前消防安全检查");
        await shop.Follow("开始办理");
        await shop.AnswerAll(RestaurantForm.Answers);
        await shop.Page.Reads("请上传 5 份");
        await shop.Page.DoesNotRead("单位食堂设立证明");
        await RestaurantForm.HandInAll(shop);
        await RestaurantForm.FillIn(shop, "海之味人民南路店");
        await shop.Page.Reads("请核对下面的内容");
        await shop.Page.Reads("海之味人民南路店");
        return await SubmitTwice(shop);
    }

    // The second window still shows the form when the first has sent it.
    static async Task<string> SubmitTwice(Applicant shop)
    {
        var second = new Applicant(await shop.Page.Context.NewPageAsync());
        await second.Page.GotoAsync(shop.Page.Url);
        foreach (var window in new[] { shop, second })
        {
            await window.Write("统一社会信用代码", RestaurantForm.Uscc);
            await window.Page.GetByLabel("内容属实").CheckAsync();
        }
        await shop.Press("提交申请");
        await shop.Page.Reads("已经收到您的申请");
        await second.Press("提交申请");
        await second.Page.Reads("已经收到您的申请");
        Assert.Equal(shop.CaseOpen, second.CaseOpen);
        await second.Page.CloseAsync();
        return shop.CaseOpen;
    }

    /// <summary>Each leg's page and number, as the enterprise finds them.</summary>
    static async Task<Dictionary<string, Leg>> Legs(Applicant shop, string bundle)
    {
        await shop.Page.Reads("一起办的 5 个事项");
        Dictionary<string, Leg> legs = [];
        foreach (var (key, name) in new[] { ("licence", "营业执照"), ("food", "食品经营许可"), ("fire", "消防安全检查"), ("sign", "户外招牌设置"), ("air", "环境影响登记") })
        {
            await shop.Page.GotoAsync(bundle);
            await shop.Page.GetByRole(AriaRole.Region, new() { Name = "一起办的 5 个事项" }).GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
            await shop.Page.Locator("dt:text-is('办件编号')").WaitForAsync();
            legs[key] = new(await shop.Number(), shop.CaseOpen);
        }
        Assert.Equal(5, legs.Values.Select(leg => leg.Number).Distinct().Count());
        return legs;
    }

    // 市场监管: the reviewer wants the lease again, the decider sends the case back to review once.
    async Task GrantTheLicence(Applicant shop, string bundle, Dictionary<string, Leg> legs)
    {
        var (clerk, reviewer, director) = (await cast.Official("chen-haisheng"), await cast.Official("wang-li"), await cast.Official("liu-xiaobo"));
        var licence = legs["licence"];
        await shop.Page.GotoAsync(bundle);
        await shop.Stop("营业执照").Reads("正在办理");
        await shop.Stop("4 个部门同时办").Reads("还没到");

        await clerk.Handle(licence.Number, "受理");
        await shop.Page.GotoAsync(licence.Page);
        await shop.Stop("受理").Reads("已完成");
        await shop.Stop("审查").Reads("正在办理");

        await reviewer.AskSupplement(licence.Number, "经营场所租赁合同", "租期没有写全，请补上有起止日期的合同。");
        await Supplement(shop, bundle, licence);

        await reviewer.Handle(licence.Number, "审查通过", "合同已补正。");
        await director.ReturnTo(licence.Number, "审查", "分店地址与合同不一致，请核对。");
        await shop.Page.GotoAsync(licence.Page);
        await shop.Page.Reads("办理中");
        await reviewer.Open(licence.Number);
        await reviewer.Page.Reads("分店地址与合同不一致，请核对。");
        await Accessible.Check(reviewer.Page);
        await Screens.Shot(reviewer.Page, "restaurant-task", whole: true);
        await reviewer.Decide("审查通过", "地址已核对一致。");
        await director.Handle(licence.Number, "准予", "同意。");
        await shop.Page.GotoAsync(licence.Page);
        await shop.Stop("决定").Reads("已完成");
        await shop.Page.Reads("已经批准，正在制作和送达");
        await clerk.Handle(licence.Number, "已送达", "电子营业执照已生成。");
        await shop.Page.GotoAsync(licence.Page);
        await shop.Page.Reads("办好了，结果已经送达");
        await shop.Page.Reads("结果：营业执照");
    }

    static async Task Supplement(Applicant shop, string bundle, Leg leg)
    {
        await shop.Page.GotoAsync("/");
        await shop.Page.Reads("等您处理");
        await shop.Page.GotoAsync(bundle);
        await shop.Page.Reads("等您补正");
        await shop.Follow("去补正");
        await shop.Stop("审查").Reads("计时已停");
        await Accessible.Check(shop.Page);
        await Screens.Shot(shop.Page, "restaurant-supplement", whole: true);
        await shop.Page.Reads("租期没有写全，请补上有起止日期的合同。");
        await shop.Press("交回补正");
        await shop.Page.Reads("请上传“经营场所租赁合同（或无偿使用证明）”");
        await shop.HandIn("经营场所租赁合同", Papers.Pdf("租赁合同（补正）.pdf"));
        await shop.Press("交回补正");
        await shop.Page.Reads("补正材料已经交回");
        Assert.Equal(leg.Page, shop.CaseOpen);
        await shop.Stop("审查").Reads("正在办理");
    }

    // The others began by themselves when the licence was there.
    async Task ServeTheFood(Applicant shop, string bundle, Dictionary<string, Leg> legs)
    {
        var (clerk, reviewer, director) = (await cast.Official("chen-haisheng"), await cast.Official("wang-li"), await cast.Official("liu-xiaobo"));
        await shop.Page.GotoAsync(bundle);
        await shop.Stop("4 个部门同时办").Reads("正在办理");
        await Screens.Shot(shop.Page, "restaurant-parallel", whole: true);
        var food = legs["food"].Number;
        await shop.Page.GotoAsync(legs["food"].Page);
        await shop.Page.Reads("待受理");
        await clerk.Handle(food, "受理");
        await reviewer.Handle(food, "审查通过");
        await reviewer.Handle(food, "核查通过", "后厨分区与图纸一致。");
        await director.Handle(food, "准予", "同意。");
        await clerk.Handle(food, "已送达", "许可证已送达。");
    }

    async Task CheckTheFire(Applicant shop, Dictionary<string, Leg> legs)
    {
        var (clerk, inspector, director) = (await cast.Official("zhang-jianguo"), await cast.Official("li-huimin"), await cast.Official("zhou-zhiyuan"));
        var fire = legs["fire"].Number;
        await clerk.Handle(fire, "受理");
        await inspector.Handle(fire, "审查通过");
        await inspector.Handle(fire, "核查通过", "两个安全出口畅通。");
        await director.Handle(fire, "准予", "同意。");
        await clerk.Handle(fire, "已送达", "意见书已送达。");
        await shop.Page.GotoAsync(legs["fire"].Page);
        await shop.Page.Reads("办好了，结果已经送达");
    }

    async Task RegisterTheRest(Dictionary<string, Leg> legs)
    {
        var (clerk, reviewer, director) = (await cast.Official("xu-jiaqi"), await cast.Official("lin-tao"), await cast.Official("shao-xuemei"));
        var sign = legs["sign"].Number;
        await clerk.Handle(sign, "受理");
        await reviewer.Handle(sign, "审查通过");
        await director.Handle(sign, "准予", "同意设置。");
        await clerk.Handle(sign, "已送达", "意见已送达。");

        var ecology = await cast.Official("yu-guoping");
        await ecology.Handle(legs["air"].Number, "受理", "登记完成。");
    }

    static async Task GetsEverything(Applicant shop, string bundle)
    {
        await shop.Page.GotoAsync(bundle);
        await shop.Page.Reads("这件事全部办完了");
        await shop.Stop("全部办结").Reads("已完成");
        await Assertions.Expect(shop.Page.GetByRole(AriaRole.Region, new() { Name = "一起办的 5 个事项" }).GetByText("已办结")).ToHaveCountAsync(5);
    }

    async Task IsUnhappyAndCalledBack(Applicant shop, string bundle)
    {
        var clerk = await cast.Official("weng-haifeng");
        await RateTwice(shop, bundle);

        await clerk.Page.GotoAsync("/desk/ratings");
        await Deed(clerk, "合同补了两次才说清楚。", "联系情况", "电话联系，向企业致歉。", "已联系", "已记录联系情况。");
        await shop.Page.GotoAsync(bundle);
        await shop.Page.Reads("已经联系过您，正在整改。");
        await Deed(clerk, "合同补了两次才说清楚。", "整改了什么", "补正通知改用样例说明。", "已整改", "已记录整改情况。");
        await Card(clerk, "合同补了两次才说清楚。").GetByRole(AriaRole.Radio, new() { Name = "满意", Exact = true }).CheckAsync();
        await Deed(clerk, "合同补了两次才说清楚。", "回访情况", "企业认可整改。", "回访完成", "回访完成，差评整改闭环。");

        await shop.Page.GotoAsync(bundle);
        await shop.Page.Reads("整改情况：补正通知改用样例说明。");
        await shop.Page.Reads("回访后您的评价：满意");
        await Accessible.Check(shop.Page);
        await Screens.Shot(shop.Page, "restaurant-over", whole: true);
    }

    // The second window still asks when the first has answered: it is led to the rating that was given.
    static async Task RateTwice(Applicant shop, string bundle)
    {
        var second = new Applicant(await shop.Page.Context.NewPageAsync());
        await second.Page.GotoAsync(bundle);
        foreach (var window in new[] { shop, second })
        {
            await window.Page.GetByRole(AriaRole.Radio, new() { Name = "不满意", Exact = true }).CheckAsync();
            await window.Page.GetByLabel("想说的话").FillAsync("合同补了两次才说清楚。");
            await window.Press("提交评价");
            await window.Page.Reads("我们会在 1 个工作日内联系您。");
        }
        await second.Page.CloseAsync();
    }

    static ILocator Card(Official clerk, string comment) => clerk.Page.Locator("section.yz-card").Filter(new() { HasText = comment });

    static async Task Deed(Official clerk, string comment, string label, string note, string button, string said)
    {
        await Card(clerk, comment).GetByLabel(label).FillAsync(note);
        await Card(clerk, comment).GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await clerk.Page.Reads(said);
    }

    public ValueTask DisposeAsync() => cast.DisposeAsync();

    sealed record Leg(string Number, string Page);
}
