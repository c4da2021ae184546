using System.Globalization;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Audit;
using Yingzhou.Assurance.Identity.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Identity.Sessions;

/// <summary>The stored sessions. Every request and every event of a circuit asks here, so what is ended or revoked is gone at the next one.</summary>
sealed class SessionStore(IServiceScopeFactory scopes)
{
    /// <summary>Claim of the cookie that names the session.</summary>
    public const string Claim = "sid";

    const int MostDevice = 200;

    /// <returns><c>null</c> when the session was closed, its account disabled, or the cookie names none.</returns>
    public async Task<(Guid Id, Subject Subject)?> Find(ClaimsPrincipal? principal, CancellationToken cancel)
    {
        if (IdOf(principal) is not { } id)
            return null;
        // A scope of its own: a circuit's context lives for hours and may be busy.
        await using var scope = scopes.CreateAsyncScope();
        var city = scope.ServiceProvider.GetRequiredService<CityContext>();
        var found = await city.Set<EndSession>()
            .AsNoTracking()
            .Where(session => session.Id == id && session.ClosedAt == null)
            .Join(city.Set<Account>(), session => session.AccountId, account => account.Id, (session, account) => new { session, account })
            .SingleOrDefaultAsync(cancel);
        if (found is null || found.account.Disabled)
            return null;
        var subjects = scope.ServiceProvider.GetRequiredService<Subjects>();
        var subject = await subjects.Of(found.account, found.session.ActingAs, cancel);
        return (id, subject with { ProvenAt = found.session.SteppedUpAt });
    }

    /// <summary>Opens a session and returns what the end's cookie holds: the person and the session, nothing that can grow stale.</summary>
    public async Task<ClaimsPrincipal?> Open(Guid accountId, Ends end, string scheme, string? device, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var city = scope.ServiceProvider.GetRequiredService<CityContext>();
        var account = await city.Set<Account>()
            .AsNoTracking()
            .SingleOrDefaultAsync(account => account.Id == accountId && !account.Disabled, cancel);
        if (account is null || account.Kind is SubjectKind.Official != end is Ends.Official)
            return null;
        var session = new EndSession
        {
            AccountId = accountId,
            AtEnd = end,
            OpenedAt = city.Clock.GetUtcNow(),
            Device = device is { Length: > MostDevice } ? device[..MostDevice] : device,
        };
        city.Actors.Current = (await scope.ServiceProvider.GetRequiredService<Subjects>().Of(account, null, cancel)).AsActor();
        var audit = scope.ServiceProvider.GetRequiredService<IAudit>();
        await scope
            .ServiceProvider.GetRequiredService<CityStep>()
            .Run<Done>(
                "SignIn",
                async () =>
                {
                    city.Add(session);
                    await audit.Note("SignIn", $"EndSession/{session.Id}", end.ToString(), cancel);
                    return Done.It;
                },
                cancel
            );
        return new(
            new ClaimsIdentity(
                [
                    new("sub", account.SubjectId),
                    new("name", account.Name.Plain),
                    new("acr", account.Level.ToString()),
                    new(Claim, session.Id.ToString("N", CultureInfo.InvariantCulture)),
                ],
                scheme,
                nameType: "name",
                roleType: "role"
            )
        );
    }

    public async Task Close(ClaimsPrincipal principal, CancellationToken cancel)
    {
        if (IdOf(principal) is not { } id)
            return;
        await using var scope = scopes.CreateAsyncScope();
        var city = scope.ServiceProvider.GetRequiredService<CityContext>();
        var now = city.Clock.GetUtcNow();
        await city.Set<EndSession>()
            .Where(session => session.Id == id && session.ClosedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.ClosedAt, now), cancel);
    }

    static Guid? IdOf(ClaimsPrincipal? principal) => Guid.TryParseExact(principal?.FindFirstValue(Claim), "N", out var id) ? id : null;
}
