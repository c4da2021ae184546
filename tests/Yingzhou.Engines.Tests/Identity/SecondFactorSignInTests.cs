using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Identity.Sessions;
using Yingzhou.Assurance.Identity.SignIn;
using Yingzhou.Assurance.Identity.Storage;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.Identity;

/// <summary>Signing in with a code after the password, and ending one's sessions elsewhere.</summary>
public class SecondFactorSignInTests(PostgresServer postgres)
{
    static async Task<T> Do<TService, T>(TestSite site, Func<TService, Task<T>> ask)
        where TService : notnull
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TService>());
    }

    static Task<Account> AccountOf(TestSite site, string login) =>
        Do<CityContext, Account>(site, city => city.Set<Account>().SingleAsync(account => account.Login == login));

    static string Now(byte[] secret) => Totp.Code(secret, Totp.StepAt(TimeProvider.System.GetUtcNow()));

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Who_has_bound_a_phone_is_asked_for_its_code_and_the_password_alone_opens_nothing(DatabaseKind kind)
    {
        await using var site = await TestSite.Start(kind, postgres);
        var account = (await AccountOf(site, "lin")).Id;
        var address = (await Do<SecondFactor, Outcome<string>>(site, factors => factors.Bind(account, "lin", default))).Value;
        Assert.False(await Do<SecondFactor, bool>(site, factors => factors.Asked(account, default)));
        var factor = await Do<CityContext, TotpFactor>(site, city => city.Set<TotpFactor>().SingleAsync());
        Assert.Contains(Totp.Base32(factor.Key), address, StringComparison.Ordinal);
        Assert.Equal(
            "identity.code",
            (await Do<SecondFactor, Outcome<Done>>(site, factors => factors.Accept(account, "000000", default))).Fault?.Code
        );
        Assert.True((await Do<SecondFactor, Outcome<Done>>(site, factors => factors.Accept(account, Now(factor.Key), default))).Succeeded);
        // The code that confirmed it is used up; tests do not wait half a minute for the next.
        await Do<CityContext, int>(
            site,
            city => city.Set<TotpFactor>().ExecuteUpdateAsync(set => set.SetProperty(f => f.LastStep, (long?)null))
        );

        using var browser = site.OpenBrowser();
        var code = await browser.Submit(await browser.Get("/my"), ("login", "lin"), ("password", site.Password));
        Assert.Equal("/connect/sign-in/code", browser.At.AbsolutePath);
        Assert.Contains("动态口令", WebUtility.HtmlDecode(await code.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using (var early = site.OpenBrowser())
        {
            early.TakeCookiesOf(browser);
            Assert.NotEqual("/my", (await early.Get("/my"), early.At.AbsolutePath).AbsolutePath);
        }
        var wrong = await browser.Submit(code, ("code", "000000"));
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        var inside = await browser.Submit(wrong, ("code", Now(factor.Key)));

        Assert.Equal("/my", browser.At.AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, inside.StatusCode);
    }

    [Fact]
    public async Task Codes_that_are_wrong_again_and_again_wait_like_passwords()
    {
        await using var site = await TestSite.Start(DatabaseKind.Sqlite, postgres);
        var account = (await AccountOf(site, "lin")).Id;
        await Do<SecondFactor, Outcome<string>>(site, factors => factors.Bind(account, "lin", default));

        var codes = new List<string?>();
        for (var attempt = 0; attempt < 6; attempt++)
            codes.Add((await Do<SecondFactor, Outcome<Done>>(site, factors => factors.Accept(account, "000000", default))).Fault?.Code);

        Assert.Equal("identity.code", codes[0]);
        Assert.Equal("identity.code-too-early", codes[^1]);
    }

    [Fact]
    public async Task Signing_out_elsewhere_ends_the_other_browser_at_its_next_request()
    {
        await using var site = await TestSite.Start(DatabaseKind.Sqlite, postgres);
        using var here = site.OpenBrowser();
        using var there = site.OpenBrowser();
        await here.SignIn("/my", "lin", site.Password);
        await there.SignIn("/my", "lin", site.Password);
        var account = await AccountOf(site, "lin");
        var open = await Do<CityContext, List<EndSession>>(
            site,
            city => city.Set<EndSession>().OrderBy(session => session.OpenedAt).ThenBy(session => session.Id).ToListAsync()
        );

        await using (var request = site.Services.CreateAsyncScope())
        {
            var subject = await request.ServiceProvider.GetRequiredService<Subjects>().Of(account, null, default);
            request.ServiceProvider.GetRequiredService<SignedIn>().Enter(open[0].Id, subject);
            var own = request.ServiceProvider.GetRequiredService<OwnSessions>();
            Assert.Equal([true, false], (await own.Mine(default)).OrderByDescending(one => one.IsThis).Select(one => one.IsThis));
            Assert.Equal(1, (await own.CloseOthers(default)).Value);
        }

        Assert.Equal(HttpStatusCode.OK, (await here.Get("/my")).StatusCode);
        await there.Get("/my");
        Assert.NotEqual("/my", there.At.AbsolutePath);
    }
}
