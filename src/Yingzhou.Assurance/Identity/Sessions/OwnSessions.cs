using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using Yingzhou.Assurance.Audit;
using Yingzhou.Assurance.Identity.Storage;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Identity.Sessions;

/// <summary>One place where somebody is signed in.</summary>
/// <param name="Device">What the browser called itself; <c>null</c>: it did not say.</param>
public sealed record OwnSession(Guid Id, DateTimeOffset OpenedAt, string? Device, bool IsThis);

/// <summary>会话列表: where one is signed in, and the way to end it there.</summary>
sealed class OwnSessions(CityContext city, CityStep step, IAudit audit, SignedIn signedIn, IOpenIddictTokenManager tokens)
{
    const int Shown = 20;

    public Guid Account => Guid.ParseExact(signedIn.Current.AccountId, "N");

    public async Task<IReadOnlyList<OwnSession>> Mine(CancellationToken cancel)
    {
        var account = Account;
        return
        [
            .. (
                await city.Set<EndSession>()
                    .AsNoTracking()
                    .Where(session => session.AccountId == account && session.ClosedAt == null)
                    .OrderByDescending(session => session.OpenedAt)
                    .Take(Shown)
                    .ToListAsync(cancel)
            ).Select(session => new OwnSession(session.Id, session.OpenedAt, session.Device, session.Id == signedIn.Id)),
        ];
    }

    /// <summary>在其他地方退出登录: every session of the account but this one ends, at its next request, and so do the provider's own session and the tokens of other systems: or the next press would open a new one.</summary>
    public Task<Outcome<int>> CloseOthers(CancellationToken cancel) =>
        step.Run<int>(
            "SignOutElsewhere",
            async () =>
            {
                var (account, own, now) = (Account, signedIn.Id, city.Clock.GetUtcNow());
                var closed = await city.Set<EndSession>()
                    .Where(session => session.AccountId == account && session.Id != own && session.ClosedAt == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(session => session.ClosedAt, now), cancel);
                // Cookies hold seconds: whoever signed in within this one is asked again too.
                var issued = TimeProvider.System.GetUtcNow();
                await city.Set<Account>()
                    .Where(one => one.Id == account)
                    .ExecuteUpdateAsync(set => set.SetProperty(one => one.SignedOutAt, issued), cancel);
                await tokens.RevokeBySubjectAsync(account.ToString("N"), cancel);
                await audit.Note("SignOutElsewhere", $"Account/{account}", null, cancel);
                return closed;
            },
            cancel
        );
}
