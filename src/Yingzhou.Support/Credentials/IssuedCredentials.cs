using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Credentials;

sealed class IssuedCredentials(CityContext city, IEnumerable<CredentialKind> kinds, CredentialSeals seals) : ICredentials
{
    const int Shown = 100;

    DateOnly Today => city.Clock.GetUtcNow().Day();

    public async Task<Outcome<Credential>> Issue(IssueCredential request, CancellationToken cancel)
    {
        if (kinds.FirstOrDefault(one => one.Id == request.Kind) is not { } kind)
            throw new ArgumentException($"No credential '{request.Kind}' is registered");
        if (request.ValidTo < request.ValidFrom)
            return new Fault("credentials.validity", "证照的失效日期不能早于生效日期。") { Field = "validTo" };
        var older = await city.Set<Credential>()
            .Where(one => one.Kind == kind.Id && one.HolderKey == request.HolderKey && one.RevokedOn == null)
            .ToListAsync(cancel);
        if (older.Find(one => one.Source == request.Source) is { } same)
            return same;
        if (request.ReplaceOlder)
            foreach (var one in older)
                one.Revoke("已换发新证", Today);
        var issued = new Credential
        {
            Region = request.Region,
            Kind = kind.Id,
            Title = kind.Title,
            Number = $"{kind.Prefix}{request.ValidFrom:yyyyMMdd}{CredentialCode.New()[..6]}",
            HolderKey = request.HolderKey,
            Holder = request.Holder,
            Issuer = request.Issuer,
            Lines = JsonSerializer.Serialize(request.Lines),
            ValidFrom = request.ValidFrom,
            ValidTo = request.ValidTo,
            Source = request.Source,
            Code = CredentialCode.New(),
        };
        issued.Sealed(seals.Of(issued));
        city.Add(issued);
        return issued;
    }

    public async Task Revoke(string kind, string holderKey, string because, string? source, CancellationToken cancel)
    {
        foreach (
            var one in await city.Set<Credential>()
                .Where(one =>
                    one.Kind == kind && one.HolderKey == holderKey && one.RevokedOn == null && (source == null || one.Source == source)
                )
                .ToListAsync(cancel)
        )
            one.Revoke(because, Today);
    }

    public async Task<Outcome<Credential>> Suspend(
        string kind,
        string holderKey,
        string source,
        string because,
        CancellationToken cancel
    ) => await Change(kind, holderKey, source, one => one.Suspend(because, Today), cancel);

    public async Task<Outcome<Credential>> Resume(string kind, string holderKey, string source, CancellationToken cancel) =>
        await Change(kind, holderKey, source, one => one.Resume(), cancel);

    async Task<Outcome<Credential>> Change(
        string kind,
        string holderKey,
        string source,
        Func<Credential, Fault?> change,
        CancellationToken cancel
    )
    {
        var newest = await city.Set<Credential>()
            .Where(one => one.Kind == kind && one.HolderKey == holderKey && one.Source == source)
            .OrderByDescending(one => one.Id)
            .FirstOrDefaultAsync(cancel);
        if (newest is null)
            return new Fault("credentials.unknown", "没有这份证照，请核对证照种类、持证人和来源。", 404);
        return change(newest) is { } refused ? refused : newest;
    }

    public async Task<IReadOnlyList<CheckedCredential>> Mine(Subject holder, CancellationToken cancel) =>
        [.. (await Held(holder).OrderByDescending(one => one.Id).Take(Shown).ToListAsync(cancel)).Select(Checked)];

    public async Task<Outcome<CheckedCredential>> Own(Guid id, Subject holder, CancellationToken cancel) =>
        await Held(holder).SingleOrDefaultAsync(one => one.Id == id, cancel) is { } found
            ? Checked(found)
            : new Fault("credentials.not-yours", "没有这份证照，或不是您的。请从“我的证照”进入。", 404);

    public async Task<CheckedCredential?> Check(string? code, CancellationToken cancel) =>
        CredentialCode.Read(code) is { } read
        && await city.Set<Credential>().AsNoTracking().SingleOrDefaultAsync(one => one.Code == read, cancel) is { } found
            ? Checked(found)
            : null;

    public DocumentSeal Seal(string text) => seals.Of(text);

    IQueryable<Credential> Held(Subject holder) => city.Set<Credential>().AsNoTracking().HeldBy(holder);

    CheckedCredential Checked(Credential one) => new(one, seals.StateOf(one, Today));
}
