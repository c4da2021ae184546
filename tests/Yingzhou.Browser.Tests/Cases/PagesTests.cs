using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Browser.Tests.Cases;

/// <summary>
/// The pages of both ends as they stand on a desk and on a phone: pictures of them, nothing cut off at the side, nobody kept out. Nobody changes anything here, so everybody signs in once
/// for all of them.
/// </summary>
public sealed class PagesTests(PagesTests.Visitors visitors) : IClassFixture<PagesTests.Visitors>
{
    readonly Cast cast = visitors.Cast;

    public sealed class Visitors(Chromium chromium, RunningHost host) : IAsyncDisposable
    {
        Task<IPage>? stranger;

        internal Cast Cast { get; } = new(chromium, host);

        /// <summary>Somebody who never signs in.</summary>
        public Task<IPage> Stranger() => stranger ??= Cast.Stranger();

        readonly Dictionary<string, Task<IPage>> others = [];

        /// <summary>A session of its own: the same official of the other pages keeps their post.</summary>
        public Task<IPage> At(string login, string post) =>
            others.TryGetValue(login + post, out var known) ? known : others[login + post] = Open(login, post);

        async Task<IPage> Open(string login, string post)
        {
            var page = await Cast.Stranger();
            await Cast.SignIn(page, login, "/desk");
            await new Modelling.Designer(page).ActAs(post);
            return page;
        }

        public ValueTask DisposeAsync() => Cast.DisposeAsync();
    }

    public static TheoryData<string> Public =>
        [
            "/",
            "/search?q=开饭店",
            "/search?q=什么也不是",
            "/items",
            "/items/resident-id-replacement",
            "/bundles",
            "/bundles/open-restaurant",
            "/ask",
            "/licences",
            "/licences/lists",
            "/talent/publicity",
            "/air-and-water",
            "/track",
            "/accessibility",
            "/no-such-page",
            "/no-visit",
            "/no-visit/delivery?to=dongji",
            "/no-visit/delivery?to=qushan&wind=9",
            "/no-visit/tracking?number=EA736100283CN",
            "/no-visit/points",
            "/no-visit/verify",
            "/halls",
            "/no-visit/video?item=household-cancellation",
            "/enterprise/publicity",
            "/finance/verify",
            "/credentials/verify?code=0000-0000-0000-0000",
            "/open",
            "/open/d/island-outline",
            "/open/d/service-item",
            "/open/d/enterprise-register",
            "/open/requests",
            "/open/developers",
            "/open/assets",
            "/open/market",
            "/map",
        ];

    public static TheoryData<string> Signed =>
        [
            "/my",
            "/my/account",
            "/my/security",
            "/my/inbox",
            "/my/reads",
            "/my/credentials",
            "/my/credentials/log",
            "/my/consents",
            "/my/mandates",
            "/my/fees",
            "/my/data",
            "/apply/open-restaurant",
            "/halls/putuo-hall",
            "/career",
            "/environment",
            "/talent/recognition",
            "/talent/titles",
            "/talent/employer/titles",
            "/talent/fair",
            "/no-visit/shipments",
            "/no-visit/help",
            "/no-visit/delivery?to=liuheng",
            "/no-visit/video?item=senior-allowance",
            "/open/mine",
            "/open/assets/apply",
            "/open/market/offer",
            "/open/apply/enterprise-register",
            "/report-problem",
            "/my/reports",
        ];

    public static TheoryData<string> Desk =>
        [
            "/desk",
            "/desk/inbox",
            "/desk/handled",
            "/desk/copies",
            "/desk/cases",
            "/desk/ratings",
            "/desk/delegation",
            "/desk/apply",
            "/cockpit",
            "/desk/map?layer=halls",
            "/desk/enterprise/supply",
            "/desk/enterprise/development",
            "/desk/security",
            "/desk/verify",
            "/desk/internal/inbox",
            "/desk/internal/undo",
            "/desk/environment/notices",
            "/desk/talent/fairs",
        ];

    public static TheoryData<string> Enterprise =>
        [
            "/enterprise/supply",
            "/enterprise/development",
            "/enterprise/emissions",
            "/enterprise/money",
            "/finance/figures",
            "/finance/ledger",
            "/objections/new?matter=finance.figure&about=insured",
            "/my/objections",
            "/my/credentials",
            "/my/mandates",
        ];

    /// <summary>Pages of posts that the caller above does not hold.</summary>
    public static TheoryData<string, string> Posts =>
        new()
        {
            { "weng-haifeng", "/desk/rating-reasons" },
            { "shen-lei", "/desk/no-visit?calls=18&minutes=10&clerks=3" },
            { "zhong-xiuying", "/desk/no-visit/shipments" },
            { "shen-lei", "/desk/no-visit/guides" },
            { "shen-lei", "/desk/no-visit/help" },
            { "shen-lei", "/cockpit/no-visit" },
            { "ren-yuan", "/desk/enterprise/rules" },
            { "shi-zhan", "/desk/enterprise/claw-backs" },
            { "ren-yuan", "/desk/finance/warnings" },
            { "ni-hong", "/cockpit/internal" },
            { "ni-hong", "/cockpit/environment" },
            { "dai-yong", "/desk/data" },
            { "dai-yong", "/desk/data?q=身份证号" },
            { "dai-yong", "/desk/data/sources" },
            { "dai-yong", "/desk/data/collection" },
            { "dai-yong", "/desk/data/express" },
            { "dai-yong", "/desk/data/backflow" },
            { "dai-yong", "/desk/data/quality" },
            { "dai-yong", "/desk/data/lineage" },
            { "dai-yong", "/desk/data/changes" },
            { "dai-yong", "/desk/data/sharing/emergencies" },
            { "dai-yong", "/desk/data/sharing/trace" },
            { "dai-yong", "/desk/data/unwanted" },
            { "dai-yong", "/desk/data/trace/enterprise-register" },
            { "dai-yong", "/desk/ledger" },
            { "dai-yong", "/desk/privacy" },
            { "dai-yong", "/desk/privacy/Q-2026-000001" },
            { "dai-yong", "/desk/data/opening/assets" },
            { "dai-yong", "/desk/data/opening/market" },
            { "dai-yong", "/desk/data/orders" },
            { "dai-yong", "/desk/data/sensitive" },
            { "dai-yong", "/desk/data/opening" },
            { "dai-yong", "/desk/data/opening/applications" },
            { "dai-yong", "/desk/data/opening/requests" },
            { "ren-yuan", "/desk/enterprise/distress" },
            { "ni-hong", "/desk/internal/plans" },
            { "ren-yuan", "/cockpit/finance" },
            { "ren-yuan", "/desk/finance/compensation" },
            { "ren-yuan", "/desk/finance/circles?fail=岱山长涂船舶修造有限公司（演示）" },
            { "liu-xiaobo", "/desk/representatives" },
            { "shi-zhan", "/desk/credentials" },
            { "he-min", "/desk/gaps" },
            { "he-min", "/desk/demands" },
            { "he-min", "/desk/consistency" },
            { "he-min", "/desk/reform" },
            { "shen-lei", "/desk/hall" },
            { "shen-lei", "/desk/fees" },
            { "shu-hai", "/desk/incidents" },
            { "shu-hai", "/desk/incidents/new" },
            { "shu-hai", "/desk/incidents/figures" },
            { "pei-jun", "/desk/duty" },
            { "shu-hai", "/desk/islands" },
            { "shu-hai", "/desk/islands/zs-n122" },
            { "shu-hai", "/desk/islands/zs-n122?target=1" },
            { "shu-hai", "/cockpit/islands" },
            { "gu-qing", "/desk/eco" },
            { "gu-qing", "/desk/eco/stations/330900ZS0002A00100000001" },
            { "gu-qing", "/desk/eco/stations/330900ZS0005W00100000001" },
            { "gu-qing", "/desk/eco/exceedances" },
            { "gu-qing", "/desk/eco/air" },
            { "gu-qing", "/desk/eco/signs" },
            { "gu-qing", "/cockpit/eco" },
            { "jin-lan", "/desk/data/sharing" },
            { "dai-yong", "/desk/data/golden?conflicts=true" },
            { "dai-yong", "/desk/data/golden/pairs" },
            { "jin-lan", "/desk/data/sharing/ask/insurance-payment" },
            { "jin-lan", "/desk/data/sharing/grants/G-2026-000001" },
            { "dai-yong", "/desk/data/opening/propose?dataset=enterprise-register" },
            { "dai-yong", "/desk/devices" },
            { "dai-yong", "/desk/devices/330900ZS0001W00100000001" },
            { "dai-yong", "/desk/devices/tide-shenjiamen" },
            { "dai-yong", "/desk/devices/register" },
            { "dai-yong", "/desk/devices/bench" },
            { "dai-yong", "/desk/devices/silos" },
            { "he-lihua", "/desk/evaluation" },
            { "he-lihua", "/desk/evaluation/county-governance" },
            { "shao-xuemei", "/desk/evaluation/county-city-management" },
            { "xu-jiaqi", "/desk/city" },
            { "xu-jiaqi", "/desk/city/unit" },
            { "xu-jiaqi", "/desk/city/storm" },
            { "xu-jiaqi", "/desk/city/hotline" },
            { "gao-feng", "/desk/city/patrol" },
            { "he-lihua", "/desk/spared" },
            { "dai-yong", "/desk/data/loads?rejected=fishing-boat&number=1" },
            { "shao-xuemei", "/desk/city/figures" },
            { "shao-xuemei", "/cockpit/city" },
            { "fu-ting", "/desk/indicators" },
            { "fu-ting", "/desk/indicators/city-management.on-time-rate" },
            { "fu-ting", "/desk/indicators/city-management.on-time-rate/rows?period=2026-11-16" },
            { "fu-ting", "/cockpit/indicators" },
            { "he-lihua", "/desk/directives" },
            { "dai-yong", "/desk/data/catalogue/population-register" },
            { "dai-yong", "/desk/data/register" },
            { "dai-yong", "/desk/data/express/fishery-law" },
            { "dai-yong", "/desk/data/quality/population-register" },
            { "dai-yong", "/desk/data/quality/league" },
            { "dai-yong", "/desk/data/cockpit" },
            { "dai-yong", "/desk/data/lineage/enterprise-register" },
            { "dai-yong", "/desk/data/lineage/enterprise-register/impact?column=mc&change=Releveled&level=L4" },
            { "dai-yong", "/desk/data/sharing/calls" },
            { "dai-yong", "/desk/data/quality/enterprise-register/proposals" },
            { "dai-yong", "/desk/data/opening/propose" },
            { "ni-hong", "/desk/objections?all=1" },
            { "ni-hong", "/desk/environment/effect" },
            { "ni-hong", "/desk/environment/costs" },
            { "ni-hong", "/desk/environment/survey" },
            { "ni-hong", "/desk/internal/plan?from=civil-servant-career" },
            { "tong-xin", "/desk/talent/works" },
            { "dai-yong", "/desk/map/layers/islands" },
            { "dai-yong", "/desk/map/analysis?kind=near&layer=halls&other=piers&metres=2000" },
            { "an-ning", "/desk/network-security" },
            { "an-ning", "/desk/network-security/vulnerabilities" },
            { "an-ning", "/desk/network-security/self-check" },
            { "an-ning", "/cockpit/security" },
            { "an-ning", "/desk/permissions?unit=big-data&post=big-data/audit-admin" },
            { "an-ning", "/desk/step-up?back=/desk/appointments" },
            { "an-ning", "/desk/protection/exports" },
            { "an-ning", "/desk/protection/trace" },
            { "an-ning", "/desk/protection/destruction" },
            { "an-ning", "/desk/protection/breach" },
            { "qiu-zheng", "/desk/audit?kind=sign-in" },
            { "fu-ting", "/desk/models" },
            { "fu-ting", "/desk/models/air-pm25-hours" },
            { "fu-ting", "/desk/models/air-pm25-hours/try" },
            { "gu-qing", "/desk/video?lon=122.1082&lat=30.0118" },
            { "gu-qing", "/desk/video/33090201001320000017" },
            { "gu-qing", "/desk/video/sharing" },
            { "pei-jun", "/desk/video/views" },
        };

    /// <summary>Pages of a post that is not the first one of its official.</summary>
    public static TheoryData<string, string, string> OtherPosts =>
        new()
        {
            { "dai-yong", "big-data/model-designer", "/desk/modelling" },
            { "dai-yong", "big-data/model-designer", "/desk/modelling/new" },
            { "dai-yong", "big-data/model-designer", "/desk/modelling/process/standard-approval/try" },
            { "dai-yong", "big-data/model-designer", "/desk/modelling/decision/food-business-licence-materials/try" },
            { "dai-yong", "big-data/model-designer", "/desk/modelling/form/open-restaurant/try" },
            { "dai-yong", "big-data/model-designer", "/desk/cockpits/edit?key=city-day" },
            { "he-lihua", "big-data/data-officer", "/desk/subject-requests" },
        };

    [Theory]
    [MemberData(nameof(Public))]
    public async Task A_public_page_is_whole_and_open_to_all(string address)
    {
        var page = await visitors.Stranger();
        await Visit(page, address, address == "/no-such-page" ? 404 : 200);
        await Check(page, "public" + address);
    }

    [Theory]
    [MemberData(nameof(Signed))]
    public async Task A_page_of_ones_own_is_whole_and_open_to_all(string address)
    {
        var shop = await cast.Applicant("fang-dahai");
        await Visit(shop.Page, address);
        await Check(shop.Page, "own" + address);
    }

    [Theory]
    [MemberData(nameof(Enterprise))]
    public async Task A_page_of_an_enterprise_is_whole_and_open_to_all(string address)
    {
        var firm = await cast.Applicant("qushan-seafood");
        await Visit(firm.Page, address);
        await Check(firm.Page, "own" + address);
    }

    [Theory]
    [MemberData(nameof(Desk))]
    public async Task A_page_of_the_workbench_is_whole_and_open_to_all(string address)
    {
        var official = await cast.Official("weng-haifeng");
        await Visit(official.Page, address);
        await Check(official.Page, "desk" + address);
    }

    [Theory]
    [MemberData(nameof(Posts))]
    public async Task A_page_of_a_post_is_whole_and_open_to_all(string login, string address)
    {
        var official = await cast.Official(login);
        await Visit(official.Page, address);
        await Check(official.Page, "post" + address);
    }

    [Theory]
    [MemberData(nameof(OtherPosts))]
    public async Task A_page_of_a_second_post_is_whole_and_open_to_all(string login, string post, string address)
    {
        var page = await visitors.At(login, post);
        await Visit(page, address);
        await Check(page, "design" + address);
    }

    [Fact]
    public async Task The_sign_in_page_is_whole_and_open_to_all()
    {
        var page = await cast.Stranger();
        await page.GotoAsync("/my");
        await page.Reads("演示账号，一键登录");
        await Check(page, "sign-in");
    }

    [Fact]
    public async Task Elder_mode_is_whole_and_open_to_all()
    {
        var page = await cast.Stranger();
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "长辈模式" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "退出长辈模式" })
            .Or(page.GetByRole(AriaRole.Button, new() { Name = "标准" }))
            .First.WaitForAsync();
        await Check(page, "elder");
    }

    [Fact]
    public async Task A_question_is_answered_with_the_very_words_of_a_guide()
    {
        var page = await cast.Stranger(scripts: false);
        await page.GotoAsync("/ask");
        await page.GetByLabel("您想问什么").FillAsync("护照要几天办好");
        await page.GetByRole(AriaRole.Button, new() { Name = "问", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("blockquote")).ToContainTextAsync("工作日");
        await Assertions
            .Expect(page.GetByRole(AriaRole.Link, new() { Name = "办事指南" }).First)
            .ToHaveAttributeAsync("href", new Regex("/items/passport"));

        var scripted = await cast.Stranger();
        await scripted.GotoAsync("/ask");
        await scripted.GetByLabel("您想问什么").FillAsync("护照要几天办好");
        await scripted.GetByRole(AriaRole.Button, new() { Name = "问", Exact = true }).ClickAsync();
        await scripted.Locator("blockquote").WaitForAsync();
        await Check(scripted, "ask-answered");
    }

    // A refusal is a whole page too, and would pass for the one that is meant.
    static async Task Visit(IPage page, string address, int expected = 200) =>
        Assert.Equal(expected, (await page.GotoAsync(address))!.Status);

    static async Task Check(IPage page, string name)
    {
        var file = string.Concat(name.Select(letter => char.IsLetterOrDigit(letter) ? letter : '-')).Trim('-');
        foreach (var (kind, size) in new[] { ("phone", Screens.Phone), ("desk", Screens.Desk) })
        {
            await Screens.Shot(page, $"{file}.{kind}.png", size, whole: true);
            var beyond = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(beyond <= 0, $"{page.Url} is {beyond} pixels wider than a window of {size.Width}");
            // What stands on a page is the same at both widths; the build machine, whose time is short, has axe read the narrow one.
            if (kind == "phone" || Screens.Wanted)
                await Accessible.Check(page);
        }
    }
}
