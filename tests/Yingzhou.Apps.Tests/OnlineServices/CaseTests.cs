using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Cases.Handling;
using Officials = Yingzhou.Apps.Tests.Desk.Desk;

namespace Yingzhou.Apps.Tests.OnlineServices;

public class CaseTests(DeskCity city)
{
    const string Picture = "招牌实景效果图（白天、夜间）";

    static string Page(SubmittedCase @case) => $"/my/cases/{@case.Id}";

    async Task<Visitor> Owner(SubmittedCase @case)
    {
        var owner = await Applicant.SignedIn(city, Applicant.Restaurant);
        await owner.Open(Page(@case));
        return owner;
    }

    async Task<SubmittedCase> Delivered()
    {
        var @case = await Given.Signboard(city);
        using var clerk = await city.Official(Officials.Clerk);
        using var reviewer = await city.Official(Officials.Reviewer);
        using var decider = await city.Official(Officials.Decider);
        foreach (var official in new[] { clerk, reviewer, decider })
            await Handle(official, @case, inFavour: true);
        await clerk.OpenTask(@case);
        await clerk.Press("button[value='dinghai-urban-enforcement/deliver']");
        await clerk.Press("提交办理结果", ("outcome", "delivered"));
        return @case;
    }

    /// <summary>The outcome in favour stands first, the one against last, whatever the city's content calls them.</summary>
    static async Task Handle(Visitor official, SubmittedCase @case, bool inFavour, params (string Name, string Value)[] why)
    {
        await official.OpenTask(@case);
        var outcomes = official.Page.QuerySelectorAll("input[name=outcome]").Select(input => input.GetAttribute("value")!).ToList();
        await official.Press("提交办理结果", [("outcome", inFavour ? outcomes[0] : outcomes[^1]), .. why]);
        Assert.True(official.At.AbsolutePath == "/desk/inbox", official.Text);
    }

    [Fact]
    public async Task The_way_shows_whose_desk_it_is_on_and_until_when()
    {
        var @case = await Given.Signboard(city);
        using var clerk = await city.Official(Officials.Clerk);
        await clerk.Decide(@case, "accepted");

        using var owner = await Owner(@case);

        var here = owner.Page.QuerySelector(".yz-metro__stop[aria-current=step]")!.TextContent;
        Assert.Contains("审查", here, StringComparison.Ordinal);
        Assert.Contains("应于11月30日前办完", here, StringComparison.Ordinal);
        Assert.Contains("定海区综合行政执法局", here, StringComparison.Ordinal);
        Assert.Contains("已受理，承诺时限开始计算", owner.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_does_not_see_the_case_nor_its_files()
    {
        var @case = await Given.Signboard(city);
        using var stranger = await Applicant.SignedIn(city, Applicant.Mother);

        await stranger.Open(Page(@case));
        Assert.Equal(HttpStatusCode.Forbidden, stranger.Status);
        Assert.DoesNotContain(@case.Number, stranger.Text, StringComparison.Ordinal);

        var file = await stranger.Send(new(HttpMethod.Get, new Uri($"{Page(@case)}/files?material=effect-picture", UriKind.Relative)));
        Assert.Equal(HttpStatusCode.Forbidden, file.StatusCode);
    }

    [Fact]
    public async Task A_supplement_is_handed_in_and_the_file_can_be_fetched_by_its_owner()
    {
        var @case = await Given.Signboard(city);
        await AskFor(@case, "effect-picture", "请补一张夜间的效果图");
        using var owner = await Owner(@case);
        Assert.Contains("请补正 1 处", owner.Text, StringComparison.Ordinal);
        Assert.Contains("请补一张夜间的效果图", owner.Text, StringComparison.Ordinal);

        await owner.Send("交回补正", (Picture, "夜景.pdf", Encoding.UTF8.GetBytes("MZ")));
        Assert.Contains("不是可用的格式", owner.ErrorAt(Picture)!, StringComparison.Ordinal);
        await owner.Send("交回补正", (Picture, "夜景.jpg", Applicant.Photo));

        Assert.Contains("补正材料已经交回", owner.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("请补正 1 处", owner.Text, StringComparison.Ordinal);
        var file = await owner.Send(new(HttpMethod.Get, new Uri($"{Page(@case)}/files?material=effect-picture", UriKind.Relative)));
        Assert.Equal(Applicant.Photo, await file.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", Assert.Single(file.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("sandbox", Assert.Single(file.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.True(file.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task A_field_that_is_wanted_is_corrected_beside_what_was_said_about_it()
    {
        var @case = await Given.Signboard(city);
        await AskFor(@case, "signSizeText", "尺寸和效果图不一样，请核对");
        using var owner = await Owner(@case);
        var field = owner.Field("招牌尺寸（长×高，米）");

        await owner.Press("交回补正", (field, "很大"));
        Assert.NotNull(owner.ErrorAt("招牌尺寸（长×高，米）"));
        await owner.Press("交回补正", (field, "5×1.1"));

        Assert.Contains("补正材料已经交回", owner.Text, StringComparison.Ordinal);
        await using var scope = city.Services.CreateAsyncScope();
        var view = await scope.ServiceProvider.GetRequiredService<ICases>().Case(@case.Id, Given.Applicant(scope.ServiceProvider));
        Assert.Equal("5×1.1", view.Value.Form["signSizeText"]!.ToString());
    }

    [Fact]
    public async Task What_waits_for_the_applicant_comes_first()
    {
        var @case = await Given.Signboard(city);
        await AskFor(@case, "effect-picture", "请补一张");
        await Given.Signboard(city);
        using var owner = await Applicant.SignedIn(city, Applicant.Restaurant);

        await owner.Open("/my");

        Assert.Equal("等您处理", owner.Page.QuerySelector("main h2")!.TextContent);
        Assert.NotNull(owner.Page.QuerySelector($"section[aria-labelledby=waiting] a[href='{Page(@case)}']"));
    }

    [Fact]
    public async Task An_application_is_taken_back_after_a_question()
    {
        var @case = await Given.Signboard(city);
        using var owner = await Owner(@case);

        await owner.Click("不想办了，撤回申请");
        Assert.Contains("撤回这份申请？", owner.Text, StringComparison.Ordinal);
        await owner.Press("确定撤回", ("reason", "店不开了"));

        Assert.Contains("申请已撤回", owner.Text, StringComparison.Ordinal);
        Assert.Contains("店不开了", owner.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_tells_reason_basis_and_remedy()
    {
        var @case = await Given.Signboard(city);
        using var clerk = await city.Official(Officials.Clerk);
        await Handle(clerk, @case, inFavour: false, ("note", "设在禁设路段"), ("basis", "《城市市容和环境卫生管理条例》第十一条"));

        using var owner = await Owner(@case);

        Assert.Contains("不予受理 理由：设在禁设路段", owner.Text.Replace("不予受理理由", "不予受理 理由", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("《城市市容和环境卫生管理条例》第十一条", owner.Text, StringComparison.Ordinal);
        Assert.Contains("行政复议", owner.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_delivered_case_is_rated_once_and_a_bad_rating_says_what_follows()
    {
        var @case = await Delivered();
        using var owner = await Owner(@case);
        Assert.Contains("办好了，结果已经送达", owner.Text, StringComparison.Ordinal);

        await owner.Press("提交评价", ("comment", "跑了两趟"));
        Assert.Contains("请从五个等级中选择一个", owner.Text, StringComparison.Ordinal);
        await owner.Press("提交评价", ("grade", "Dissatisfied"), ("comment", "跑了两趟"));

        Assert.Contains("不满意", owner.Text, StringComparison.Ordinal);
        Assert.Contains("1 个工作日内联系您", owner.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("提交评价", owner.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "0000", "对不上")] // the digits are wrong
    [InlineData(true, "182F", "对不上")] // the number is another one
    public async Task A_wrong_number_and_wrong_digits_get_the_same_answer(bool otherNumber, string digits, string said)
    {
        var @case = await Given.Signboard(city);
        using var visitor = city.Visitor();
        await visitor.Open("/track");

        await visitor.Press("查询", ("number", otherNumber ? "ZS-20200101-000001-" + Check("ZS-20200101-000001") : @case.Number), ("digits", digits));

        Assert.Contains(said, visitor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("综合行政执法局", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_number_and_digits_anybody_sees_where_it_is_and_not_whose()
    {
        var @case = await Given.Signboard(city);
        using var visitor = city.Visitor();
        await visitor.Open("/track");

        await visitor.Press("查询", ("number", @case.Number.ToLowerInvariant()), ("digits", "182f"));

        Assert.Contains("待受理", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("定海区综合行政执法局", visitor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("海之味", visitor.Text, StringComparison.Ordinal);
    }

    static string Check(string number) =>
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".Select(c => c.ToString()).Single(c => Kernel.CaseNumber.IsValid(number + "-" + c));

    async Task AskFor(SubmittedCase @case, string subject, string wanted)
    {
        using var clerk = await city.Official(Officials.Clerk);
        await clerk.OpenTask(@case);
        await clerk.Click("补正");
        await clerk.Press("一次性告知申请人", ($"wanted.{subject}", wanted));
    }
}
