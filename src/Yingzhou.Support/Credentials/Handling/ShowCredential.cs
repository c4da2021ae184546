using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Credentials.Handling;

/// <summary>亮证: only what counts today can be shown.</summary>
sealed class ShowCredential(CityContext city, CityStep step, CredentialSeals seals)
{
    public const int Least = 60;
    public const int Most = 300;
    public const int LongestPurpose = 40;

    static readonly Fault NotYours = new("credentials.showing-unknown", "没有这次亮证，或不是您的。请从“我的证照”进入。", 404);

    public Task<Outcome<Guid>> Run(ShowRequest request, Subject holder, CancellationToken cancel)
    {
        city.Actors.Current = holder.AsActor();
        return step.RunOnce(nameof(ShowCredential), request.Key, () => Show(request, holder, cancel), cancel);
    }

    async Task<Outcome<Guid>> Show(ShowRequest request, Subject holder, CancellationToken cancel)
    {
        var purpose = (request.Purpose ?? "").Trim();
        if (purpose.Length is < 2 or > LongestPurpose)
            return new Fault("credentials.show-purpose", $"请写明亮证做什么用，2 到 {LongestPurpose} 个字。") { Field = "purpose" };
        if (request.Receiver is not { } receiver)
            return new Fault("credentials.show-receiver", "请选择给谁看。") { Field = "receiver" };
        if (request.Seconds is < Least or > Most)
            return new Fault("credentials.show-seconds", $"有效时间从 {Least} 秒到 {Most} 秒。") { Field = "seconds" };
        var shown = await city.Set<Credential>().HeldBy(holder).SingleOrDefaultAsync(one => one.Id == request.Credential, cancel);
        if (shown is null)
            return NotYours;
        // To the second: so it stands in the code.
        var now = DateTimeOffset.FromUnixTimeSeconds(city.Clock.GetUtcNow().ToUnixTimeSeconds());
        if (seals.StateOf(shown, now.Day()) is not CredentialState.Valid)
            return new Fault("credentials.show-not-valid", "这份证照现在不是有效状态，不能亮证。", 409);
        var showing = new Showing
        {
            Region = shown.Region,
            CredentialId = shown.Id,
            HolderKey = shown.HolderKey,
            Purpose = purpose,
            Receiver = receiver,
            MadeAt = now,
            ExpiresAt = now.AddSeconds(request.Seconds),
        };
        showing.Begun(shown);
        city.Add(showing);
        return showing.Id;
    }

    public async Task<Outcome<ShownCredential>> Shown(Guid id, Subject holder, CancellationToken cancel)
    {
        var keys = Holders.KeysOf(holder);
        if (
            await city.Set<Showing>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id && keys.Contains(one.HolderKey), cancel)
            is not { } showing
        )
            return NotYours;
        var shown = await city.Set<Credential>().AsNoTracking().SingleAsync(one => one.Id == showing.CredentialId, cancel);
        var claims = ClaimsOf(showing, shown);
        return new ShownCredential(
            showing,
            claims,
            ShownToken.Write(claims, seals.Key),
            showing.UsedAt is not null || city.Clock.GetUtcNow() > showing.ExpiresAt
        );
    }

    static ShownClaims ClaimsOf(Showing showing, Credential shown) =>
        new(
            showing.Id,
            shown.Number,
            shown.Title,
            shown.Holder.Plain,
            shown.Issuer,
            shown.ValidFrom,
            shown.ValidTo,
            showing.Purpose,
            showing.Receiver.ToString(),
            showing.MadeAt,
            showing.ExpiresAt,
            [.. shown.Says.Where(line => line.Public).Select(line => new ShownLine(line.Label, line.Value))]
        );
}
