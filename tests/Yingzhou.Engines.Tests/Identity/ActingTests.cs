using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Identity.Storage;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Engines.Tests.Organisation;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.Identity;

public class ActingTests(PostgresServer postgres)
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task An_official_switches_to_another_of_their_posts_and_to_no_one_elses(DatabaseKind kind)
    {
        await using var site = await TestSite.Start(kind, postgres);
        using var browser = site.OpenBrowser();
        await browser.SignIn("/desk", "li", site.Password);
        var token = await Forms.Token(browser, "/desk/form");

        await browser.Post("/desk/acting-post", token, ("post", "putuo-market/accept"), ("back", "/desk"));
        var there = await browser.Look("/desk");
        Assert.Equal(("putuo-market/accept", "330903", "putuo-market/accept"), (there.Post, there.Scope, there.Actor.Post));

        var refused = await browser.Post("/desk/acting-post", token, ("post", "market/supervise"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal("putuo-market/accept", (await browser.Look("/desk")).Post);
    }

    [Fact]
    public async Task A_form_of_another_site_switches_nothing_and_leads_nowhere()
    {
        await using var site = await TestSite.Start(DatabaseKind.Sqlite, postgres);
        using var browser = site.OpenBrowser();
        await browser.SignIn("/desk", "li", site.Password);

        var forged = await browser.Post("/desk/acting-post", ("post", "putuo-market/accept"));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal("dinghai-market/decide", (await browser.Look("/desk")).Post);

        await browser.Post(
            "/desk/acting-post",
            await Forms.Token(browser, "/desk/form"),
            ("post", "putuo-market/accept"),
            ("back", "//evil.example/")
        );
        Assert.Equal("/desk", browser.At.AbsolutePath);
        Assert.Equal(site.Address.Host, browser.At.Host);
    }

    [Fact]
    public async Task P18_7_Rights_are_gone_at_the_very_next_request_after_a_transfer()
    {
        await using var site = await TestSite.Start(DatabaseKind.Sqlite, postgres);
        using var browser = site.OpenBrowser();
        await browser.SignIn("/desk", "li", site.Password);
        var midnight = new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.FromHours(8));
        await Organisation(site, organisation => organisation.EndAppointment(new("li", "dinghai-market/decide", midnight)));

        site.Clock.SetUtcNow(midnight.AddSeconds(-1));
        Assert.Equal("dinghai-market/decide", (await browser.Look("/desk")).Post);
        site.Clock.SetUtcNow(midnight);
        Assert.Equal("putuo-market/accept", (await browser.Look("/desk")).Post);
    }

    [Fact]
    public async Task A_deputy_acts_on_behalf_of_the_official_who_is_away()
    {
        await using var site = await TestSite.Start(DatabaseKind.Sqlite, postgres);
        using var browser = site.OpenBrowser();
        await browser.SignIn("/desk", "li", site.Password);
        await Organisation(
            site,
            organisation =>
                organisation.Delegate(new("zhang", "dinghai-market/accept", "li", SmallCity.Monday, SmallCity.Monday.AddDays(2), "病假"))
        );

        await browser.Post("/desk/acting-post", await Forms.Token(browser, "/desk/form"), ("post", "dinghai-market/accept"));

        Assert.Equal(new Actor("li", "李四", ActorKind.Official, "dinghai-market/accept", "zhang"), (await browser.Look("/desk")).Actor);
    }

    [Fact]
    public async Task A_citizen_acts_for_the_enterprise_whose_agent_they_are()
    {
        await using var site = await TestSite.Start(DatabaseKind.Sqlite, postgres);
        using var browser = site.OpenBrowser();
        var herself = await browser.SignIn("/my", "lin", site.Password);
        var token = await Forms.Token(browser);
        using var firm = site.OpenBrowser();
        var enterprise = await firm.SignIn("/my", "haizhiwei", site.Password);

        await browser.Post("/my/acting-party", token, ("party", await AccountOf(site, "haizhiwei")), ("back", "/my"));
        var acting = await browser.Look("/my");

        Assert.Equal((SubjectKind.Enterprise, "林海燕", "舟山海之味餐饮管理有限公司"), (acting.Kind, acting.Name, acting.PartyName));
        Assert.Equal((herself.PersonKey, enterprise.PartyKey), (acting.PersonKey, acting.PartyKey));
        Assert.Equal(new Actor(herself.PersonKey!, "林**", ActorKind.Enterprise, null, enterprise.PartyKey), acting.Actor);

        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await browser.Post("/my/acting-party", token, ("party", await AccountOf(site, "fang")))).StatusCode
        );
        await browser.Post("/my/acting-party", token, ("party", ""), ("back", "/my"));
        Assert.Equal(SubjectKind.Citizen, (await browser.Look("/my")).Kind);
    }

    static async Task Organisation<T>(TestSite site, Func<IOrganisation, Task<Outcome<T>>> change)
    {
        await using var scope = site.Services.CreateAsyncScope();
        Assert.True((await change(scope.ServiceProvider.GetRequiredService<IOrganisation>())).Succeeded);
    }

    static async Task<string> AccountOf(TestSite site, string login)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<CityContext>().Set<Account>();
        return (await accounts.SingleAsync(account => account.Login == login)).SubjectId;
    }
}
