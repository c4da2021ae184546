using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Credentials.Handling;

/// <summary>签发单位: finds what the unit issued, suspends it and lets it count again. The holder, whoever checks and the status list see it from the next look on.</summary>
sealed class IssuerDesk(CityContext city, CityStep step, CredentialSeals seals, IPermissions permissions)
{
    const int Shown = 50;
    const int LongestReason = 200;

    static readonly Fault Unknown = new("credentials.not-issued-here", "没有这份证照，或不是本单位签发的。请从列表进入。", 404);

    public Fault? Refuse(Subject official) =>
        permissions.Refuse(official, CredentialRights.Suspend, CredentialRights.IssuedBy(official.ActingPost?.Unit.Id ?? ""));

    /// <param name="number">Finds one by its number; what is suspended stands first otherwise.</param>
    public async Task<IReadOnlyList<CheckedCredential>> Issued(Subject official, string? number, CancellationToken cancel)
    {
        var issued = Of(official).AsNoTracking();
        if (number?.Trim() is { Length: > 0 } wanted)
            issued = issued.Where(one => one.Number == wanted);
        return
        [
            .. (
                await issued
                    .OrderByDescending(one => one.SuspendedOn != null)
                    .ThenByDescending(one => one.Id)
                    .Take(Shown)
                    .ToListAsync(cancel)
            ).Select(Checked),
        ];
    }

    public async Task<Outcome<CheckedCredential>> Find(Guid id, Subject official, CancellationToken cancel) =>
        await Of(official).AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancel) is { } found ? Checked(found) : Unknown;

    public Task<Outcome<Done>> Suspend(Guid id, string? because, Subject official, CancellationToken cancel) =>
        Change(
            "SuspendCredential",
            id,
            official,
            one =>
                (because ?? "").Trim() is { Length: >= 4 and <= LongestReason } reason
                    ? one.Suspend(reason, city.Clock.GetUtcNow().Day())
                    : new Fault("credentials.suspend-reason", $"请写明为什么暂停，4 到 {LongestReason} 个字；持证人看得到。")
                    {
                        Field = "because",
                    },
            cancel
        );

    public Task<Outcome<Done>> Resume(Guid id, Subject official, CancellationToken cancel) =>
        Change("ResumeCredential", id, official, one => one.Resume(), cancel);

    Task<Outcome<Done>> Change(string doing, Guid id, Subject official, Func<Credential, Fault?> change, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<Done>(
            doing,
            async () =>
            {
                if (Refuse(official) is { } forbidden)
                    return forbidden;
                if (await Of(official).SingleOrDefaultAsync(one => one.Id == id, cancel) is not { } found)
                    return Unknown;
                return change(found) is { } refused ? refused : Done.It;
            },
            cancel
        );
    }

    // The paper names its issuer by words, as it was sealed.
    IQueryable<Credential> Of(Subject official)
    {
        var unit = official.ActingPost?.Unit.Name;
        return city.Set<Credential>().Where(one => one.Issuer == unit);
    }

    CheckedCredential Checked(Credential one) => new(one, seals.StateOf(one, city.Clock.GetUtcNow().Day()));
}
