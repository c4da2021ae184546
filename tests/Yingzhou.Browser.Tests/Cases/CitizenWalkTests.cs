using Microsoft.Playwright;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Browser.Tests.Cases;

/// <summary>
/// Every page of 浙里办, reached as people reach them: whole with scripts switched off, and at the first visit at most 100 KB on the wire with everything it
/// loads (page, styles, scripts, fonts, pictures, headers).
/// </summary>
public sealed class CitizenWalkTests(Chromium chromium, RunningHost host) : IAsyncDisposable
{
    const int MostBytes = 100 * 1024;

    // A draw is there when a panel was drawn, a receipt when a bank was allowed something: weighed where that is done. The simulated till is not the product's.
    static readonly string[] WalkedElsewhere =
    [
        "/talent/draws/{Id:guid}",
        "/finance/consents/{Id:guid}",
        "/my/fees/till/{Number}",
        "/my/credentials/{Id:guid}",
        "/my/credentials/{Id:guid}/show",
        "/my/credentials/shown/{Id:guid}",
        "/my/data/{Id:guid}",
        "/my/reports/{Id:guid}",
        "/finance/contracts/{Id:guid}",
    ];

    readonly Cast cast = new(chromium, host);

    [Fact]
    public async Task Every_page_is_whole_without_scripts_and_light_with_them()
    {
        var shop = await cast.Applicant("qushan-seafood");
        await LicenceForm.Apply(shop, "91330921MA2B00369Y");
        var applied = shop.CaseOpen;
        await Queue(shop);
        var walk = new CitizenWalk(await host.Address());

        await walk.From(
            await cast.Stranger(scripts: false),
            await cast.Stranger(),
            "/",
            "/search?q=开饭店",
            "/items",
            "/bundles",
            "/ask",
            "/track",
            "/licences",
            "/no-visit/tracking?number=EA736100283CN",
            "/no-visit/verify",
            "/map",
            "/air-and-water",
            "/finance/verify",
            "/credentials/verify?code=0000",
            "/not-found",
            "/broken"
        );
        await walk.From(
            await SignedIn("lin-haiyan"),
            (await cast.Applicant("lin-haiyan")).Page,
            "/my",
            "/my/account",
            "/my/security",
            "/my/inbox",
            "/my/fees",
            "/talent/titles",
            "/talent/employer/titles",
            "/halls/putuo-hall",
            "/career",
            "/talent",
            "/talent/code",
            "/my/reads",
            "/my/credentials",
            "/my/credentials/log",
            "/my/consents",
            "/my/data",
            "/open/mine",
            "/open/assets",
            "/open/assets/apply",
            "/open/market",
            "/open/market/offer",
            "/open/apply/enterprise-register",
            "/report-problem",
            "/my/reports"
        );
        await walk.From(await SignedIn("fang-dahai"), (await cast.Applicant("fang-dahai")).Page, "/no-visit/shipments", "/no-visit/help");
        await walk.From(
            await SignedIn("qushan-seafood"),
            shop.Page,
            applied,
            shop.CaseOpen,
            "/apply/open-restaurant",
            "/enterprise",
            "/enterprise/emissions",
            "/finance",
            "/my/objections",
            "/my/credentials",
            "/objections/new?matter=finance.figure&about=insured",
            "/talent/employer",
            "/talent/employer/new"
        );

        Assert.Empty(walk.Findings);
        Assert.Empty(CitizenPages.Templates.Except(WalkedElsewhere).Except(walk.Visited.Keys));
        foreach (var (page, bytes) in walk.Visited.OrderByDescending(page => page.Value).Take(5))
            TestContext.Current.TestOutputHelper?.WriteLine($"{bytes / 1024.0, 6:F1} KB  {page}");
        Assert.All(walk.Visited, page => Assert.InRange(page.Value, 1, MostBytes));
    }

    static async Task Queue(Applicant caller)
    {
        await caller.Page.GotoAsync("/no-visit/video?item=outdoor-signboard");
        await caller.Choose("您现在在哪个岛？", "东极");
        await caller.Press("确定");
        await caller.Page.Reads("排队中");
    }

    // The same person at a browser without scripts.
    async Task<IPage> SignedIn(string login)
    {
        var page = await cast.Stranger(scripts: false);
        await Cast.SignIn(page, login, "/my");
        return page;
    }

    public ValueTask DisposeAsync() => cast.DisposeAsync();
}
