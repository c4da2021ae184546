using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Audit;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Identity.Sessions;
using Yingzhou.Assurance.Identity.SignIn;
using Yingzhou.Assurance.Identity.Storage;
using Yingzhou.Engines.Tests.Identity;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.Security;

/// <summary>The second factor shown anew in a running session, and attempts to sign in that stand in the log.</summary>
public class StepUpTests(PostgresServer postgres)
{
    static async Task<T> Do<TService, T>(TestSite site, Func<TService, Task<T>> ask)
        where TService : notnull
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TService>());
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_session_is_proven_by_a_code_of_a_bound_factor_and_by_nothing_else(DatabaseKind kind)
    {
        await using var site = await TestSite.Start(kind, postgres);
        var account = await Do<CityContext, Account>(site, city => city.Set<Account>().SingleAsync(one => one.Login == "zhang"));
        var store = site.Services.GetRequiredService<SessionStore>();
        var cookie = (await store.Open(account.Id, Ends.Official, "Official", null, default))!;
        var (session, subject) = (await store.Find(cookie, default))!.Value;
        async Task<string?> Prove(string code)
        {
            await using var scope = site.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<SignedIn>().Enter(session, subject);
            return (await scope.ServiceProvider.GetRequiredService<StepUp>().Run(code, default)).Fault?.Code;
        }
        async Task<DateTimeOffset?> ProvenAt() => (await store.Find(cookie, default))!.Value.Subject.ProvenAt;

        Assert.Equal("identity.step-up-unbound", await Prove("123456"));
        // Begun but not confirmed binds nobody.
        await Do<SecondFactor, Outcome<string>>(site, factors => factors.Bind(account.Id, "zhang", default));
        Assert.Equal("identity.step-up-unbound", await Prove("123456"));
        var secret = (await Do<CityContext, TotpFactor>(site, city => city.Set<TotpFactor>().SingleAsync())).Key;
        string Now() => Totp.Code(secret, Totp.StepAt(TimeProvider.System.GetUtcNow()));
        Assert.True((await Do<SecondFactor, Outcome<Done>>(site, factors => factors.Accept(account.Id, Now(), default))).Succeeded);
        Assert.Equal("identity.code", await Prove("000000"));
        Assert.Null(await ProvenAt());
        // The code that confirmed it is used up; tests do not wait half a minute for the next.
        await Do<CityContext, int>(
            site,
            city => city.Set<TotpFactor>().ExecuteUpdateAsync(set => set.SetProperty(f => f.LastStep, (long?)null))
        );
        Assert.Null(await Prove(Now()));
        Assert.Equal(site.Clock.GetUtcNow(), await ProvenAt());
    }

    [Fact]
    public async Task Failed_and_passed_passwords_stand_in_the_log_with_their_address_and_without_the_login()
    {
        await using var site = await TestSite.Start(DatabaseKind.Sqlite, postgres);
        using var browser = site.OpenBrowser();
        var form = await browser.Get("/my");
        form = await browser.Submit(form, ("login", "lin"), ("password", "falsch"));
        await browser.Submit(form, ("login", "lin"), ("password", site.Password));

        var from = site.Clock.GetUtcNow().AddMinutes(-1);
        IReadOnlyList<AuditLine> lines = [];
        for (var tries = 0; tries < 100 && lines.Count < 2; tries++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            lines = await Do<IAudit, IReadOnlyList<AuditLine>>(
                site,
                audit => audit.Deeds([SignInDeeds.Failed, SignInDeeds.Passed], from, from.AddHours(1), 10)
            );
        }
        Assert.Equal(2, lines.Count);
        Assert.Equal([SignInDeeds.Failed, SignInDeeds.Passed], lines.Select(line => line.Action).Order());
        Assert.Single(lines.Select(line => line.Target).Distinct());
        Assert.All(lines, line => Assert.False(string.IsNullOrEmpty(line.Detail)));
        Assert.All(lines, line => Assert.DoesNotContain("lin", line.Target, StringComparison.Ordinal));
    }
}
