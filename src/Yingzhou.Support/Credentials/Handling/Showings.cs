using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Credentials.Handling;

sealed class Showings(CityContext city, CredentialSeals seals, ShowCredential show, VerifyShown verify, TellChecks tell) : IShowings
{
    const int Listed = 200;

    public Task<Outcome<Guid>> Show(ShowRequest request, Subject holder, CancellationToken cancel) => show.Run(request, holder, cancel);

    public Task<Outcome<ShownCredential>> Shown(Guid id, Subject holder, CancellationToken cancel) => show.Shown(id, holder, cancel);

    public Task<Outcome<VerifiedShowing>> Verify(VerifyShownRequest request, Subject official, CancellationToken cancel) =>
        verify.Run(request, official, cancel);

    public Task<Outcome<ToldChecks>> Tell(string json, Subject official, CancellationToken cancel) => tell.Run(json, official, cancel);

    public async Task<IReadOnlyList<CredentialAccess>> Log(Subject holder, Guid? credential, CancellationToken cancel)
    {
        var keys = Holders.KeysOf(holder);
        return await city.Set<CredentialAccess>()
            .AsNoTracking()
            .Where(one => keys.Contains(one.HolderKey) && (credential == null || one.CredentialId == credential))
            .OrderByDescending(one => one.At)
            .Take(Listed)
            .ToListAsync(cancel);
    }

    public async Task<SignedStatus> Status(CancellationToken cancel)
    {
        var today = city.Clock.GetUtcNow().Day();
        // What is over by its last day needs no line: that stands in the code itself.
        var ended = await city.Set<Credential>()
            .AsNoTracking()
            .Where(one => one.ValidTo >= today && (one.RevokedOn != null || one.SuspendedOn != null))
            .Select(one => new { one.Number, IsSuspended = one.RevokedOn == null })
            .ToListAsync(cancel);
        var list = new CredentialStatusList(
            DateTimeOffset.FromUnixTimeSeconds(city.Clock.GetUtcNow().ToUnixTimeSeconds()),
            [.. ended.Select(one => CredentialStatusList.Entry(one.Number, one.IsSuspended)).Order(StringComparer.Ordinal)]
        );
        return new(
            Convert.ToHexStringLower(seals.Key.Public.Export()),
            list,
            Convert.ToHexStringLower(seals.Key.Sign(System.Text.Encoding.ASCII.GetBytes(list.Text)))
        );
    }
}
