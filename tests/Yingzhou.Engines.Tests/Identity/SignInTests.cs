using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Identity.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Foundation.Storage.Keeping;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.Identity;

public class SignInTests(PostgresServer postgres)
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task An_official_signs_in_and_acts_in_the_main_post(DatabaseKind kind)
    {
        await using var site = await TestSite.Start(kind, postgres);
        using var browser = site.OpenBrowser();

        var there = await browser.SignIn("/desk", "li", site.Password);

        Assert.Equal("/desk", browser.At.AbsolutePath);
        Assert.Equal((SubjectKind.Official, "李四", "dinghai-market/decide", "330902"), (there.Kind, there.Name, there.Post, there.Scope));
        Assert.Equal(new Actor("li", "李四", ActorKind.Official, "dinghai-market/decide"), there.Actor);
        Assert.Equal("li", await SignedInAs(site));
    }

    static async Task<string> SignedInAs(TestSite site)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var lines = scope.ServiceProvider.GetRequiredService<CityContext>().Set<AuditEntry>();
        return (await lines.SingleAsync(line => line.Action == "SignIn")).ActorId;
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_citizen_signs_in_under_a_key_that_is_not_the_number(DatabaseKind kind)
    {
        await using var site = await TestSite.Start(kind, postgres);
        using var browser = site.OpenBrowser();

        var there = await browser.SignIn("/my", "lin", site.Password);

        var key = site.Services.GetRequiredService<PersonalCipher>().PartyKey("33090219920815202X");
        Assert.Equal((SubjectKind.Citizen, "林海燕", key, RealNameLevel.A3), (there.Kind, there.Name, there.PartyKey, there.Level));
        Assert.Equal(new Actor(key, "林**", ActorKind.Citizen), there.Actor);
    }

    [Fact]
    public async Task Both_ends_work_without_any_port()
    {
        var folder = Directory.CreateTempSubdirectory("yz-site-").FullName;
        await using var site = await TestSite.Start(folder, network: false);
        using var browser = site.OpenBrowser();

        Assert.Equal("zhang", (await browser.SignIn("/desk", "zhang", site.Password)).Actor.Id);
        Assert.Equal("林海燕", (await browser.SignIn("/my", "lin", site.Password)).Name);
        Assert.Equal("zhang", (await browser.Look("/desk")).Actor.Id);
    }

    [Fact]
    public async Task A_session_outlives_a_restart_of_the_host()
    {
        var folder = Directory.CreateTempSubdirectory("yz-site-").FullName;
        var before = await TestSite.Start(folder);
        using var browser = before.OpenBrowser();
        var password = before.Password;
        await browser.SignIn("/desk", "li", password);
        await before.DisposeAsync();

        await using var after = await TestSite.Start(folder);
        using var sameBrowser = after.OpenBrowser();
        sameBrowser.TakeCookiesOf(browser);

        Assert.Equal("li", (await sameBrowser.Look("/desk")).Actor.Id);
        Assert.Equal(password, after.Password);
    }

    [Fact]
    public async Task One_press_signs_a_demo_person_in_and_nothing_does_where_the_demo_is_off()
    {
        var folder = Directory.CreateTempSubdirectory("yz-site-").FullName;
        await using (var site = await TestSite.Start(folder))
        {
            using var browser = site.OpenBrowser();
            var page = await browser.Get("/my");
            Assert.Contains("海鲜餐饮店老板", await Html.Text(page), StringComparison.Ordinal);
            var answer = await browser.Submit(page, ("demo", "fang"));
            Assert.Equal("方大海", (await answer.Content.ReadFromJsonAsync<WhoIsThere>())!.Name);
        }

        await using (var site = await TestSite.Start(folder, demo: false))
        {
            using var browser = site.OpenBrowser();
            var page = await browser.Get("/my");
            Assert.DoesNotContain("一键登录", await Html.Text(page), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Submit(page, ("demo", "fang"))).StatusCode);
            var typed = await browser.Submit(page, ("login", "fang"), ("password", site.Password));
            Assert.Equal(HttpStatusCode.Unauthorized, typed.StatusCode);
        }
    }

    [Fact]
    public async Task A_citizens_log_in_does_not_open_the_officials_end()
    {
        var folder = Directory.CreateTempSubdirectory("yz-site-").FullName;
        await using var site = await TestSite.Start(folder);
        using var browser = site.OpenBrowser();
        await browser.SignIn("/my", "lin", site.Password);

        var page = await browser.Get("/desk");
        Assert.Equal("/connect/sign-in", browser.At.AbsolutePath);
        var refused = await browser.Submit(page, ("login", "lin"), ("password", site.Password));

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Theory]
    [InlineData("/sign-in?back=/my", "/connect/sign-in", "/my")]
    [InlineData("/sign-in?back=/desk", "/connect/sign-in", "/desk")]
    [InlineData("/sign-in?back=//evil.example/", "/connect/sign-in", "/")]
    [InlineData("/sign-in?back=https://evil.example/", "/connect/sign-in", "/")]
    public async Task The_link_to_sign_in_leads_back_to_where_it_stood_and_never_elsewhere(string link, string page, string back)
    {
        await using var site = await TestSite.Start(Directory.CreateTempSubdirectory("yz-site-").FullName, network: false);
        using var browser = site.OpenBrowser();

        var form = await browser.Get(link);
        Assert.Equal(page, browser.At.AbsolutePath);
        await browser.Submit(form, ("login", back == "/desk" ? "li" : "lin"), ("password", site.Password));

        Assert.Equal(new Uri(site.Address, back), browser.At);
    }

    [Fact]
    public async Task The_sign_in_page_sends_nobody_anywhere_but_to_the_provider()
    {
        await using var site = await TestSite.Start(Directory.CreateTempSubdirectory("yz-site-").FullName, network: false);
        using var browser = site.OpenBrowser();

        foreach (var to in new[] { "https://evil.example/", "//evil.example/connect/authorize?", "/connect/authorize.evil" })
        {
            await browser.Get($"/connect/sign-in?to={Uri.EscapeDataString(to)}");
            Assert.Equal(new Uri(site.Address, "/"), browser.At);
        }
    }

    [Fact]
    public async Task A_script_that_is_not_signed_in_is_told_so_instead_of_being_sent_to_a_page()
    {
        await using var site = await TestSite.Start(Directory.CreateTempSubdirectory("yz-site-").FullName, network: false);
        using var browser = site.OpenBrowser();

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Get("/api/whoami")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Post("/desk/acting-post", ("post", "x"))).StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_for_every_copy_of_its_cookie()
    {
        var folder = Directory.CreateTempSubdirectory("yz-site-").FullName;
        await using var site = await TestSite.Start(folder);
        using var browser = site.OpenBrowser();
        await browser.SignIn("/my", "lin", site.Password);
        using var stolen = site.OpenBrowser();
        foreach (Cookie cookie in browser.Cookies.GetCookies(site.Address))
            stolen.Cookies.Add(new Cookie(cookie.Name, cookie.Value, "/", cookie.Domain));
        Assert.Equal("林海燕", (await stolen.Look("/my")).Name);

        await browser.Submit(await browser.Get("/sign-out"));
        Assert.Equal("/", browser.At.AbsolutePath);

        await browser.Get("/my");
        Assert.Equal("/connect/sign-in", browser.At.AbsolutePath);
        await stolen.Get("/my");
        Assert.Equal("/connect/sign-in", stolen.At.AbsolutePath);
    }

    [Fact]
    public async Task A_disabled_account_is_out_at_the_next_request()
    {
        var folder = Directory.CreateTempSubdirectory("yz-site-").FullName;
        await using var site = await TestSite.Start(folder);
        using var browser = site.OpenBrowser();
        await browser.SignIn("/my", "lin", site.Password);

        await using (var scope = site.Services.CreateAsyncScope())
        {
            var city = scope.ServiceProvider.GetRequiredService<CityContext>();
            (await city.Set<Account>().SingleAsync(account => account.Login == "lin")).Disable();
            await city.SaveChangesAsync();
        }

        var page = await browser.Get("/my");
        Assert.Equal("/connect/sign-in", browser.At.AbsolutePath);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Submit(page, ("login", "lin"), ("password", site.Password))).StatusCode);
    }

    [Fact]
    public async Task The_list_of_log_ins_names_everybody_and_the_password_of_this_installation()
    {
        var folder = Directory.CreateTempSubdirectory("yz-site-").FullName;
        await using var site = await TestSite.Start(folder, network: false);
        using var text = new StringWriter();

        site.Services.GetRequiredService<IdentityDemo>().Print(text);

        Assert.Contains(site.Password, text.ToString(), StringComparison.Ordinal);
        Assert.All(["zhang", "li", "lin", "fang", "haizhiwei"], login => Assert.Contains(login, text.ToString(), StringComparison.Ordinal));
    }
}
