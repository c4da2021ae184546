using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing.Calling;

/// <summary>Who calls under which grant (身份与授权): read anew at each call, so that what was revoked a moment ago is refused now.</summary>
/// <param name="Key"><c>null</c> when nobody is known by it: then nothing is kept either.</param>
sealed record Entered(SystemKey? Key, SharingGrant? Grant, GatewayDenial? Denial);

sealed class CallEntrance(CityContext city, GatewaySecrets secrets, TimeProvider clock)
{
    static readonly GatewayDenial Unsigned = GatewayDenial.Signature("签名不符：请核对密钥、待签名串各段和换行，见网关说明。");

    static readonly PreparedQuery<string, SystemKey?> KeyOf = new(
        (city, id, cancel) => city.Set<SystemKey>().AsNoTracking().FirstOrDefault(key => key.KeyId == id)
    );

    static readonly PreparedQuery<string, SharingGrant?> GrantOf = new(
        (city, code, cancel) => city.Set<SharingGrant>().AsNoTracking().FirstOrDefault(grant => grant.Code == code)
    );

    static readonly PreparedQuery<string, string, SharedCall?> Repeated = new(
        (city, key, idempotency, cancel) =>
            city.Set<SharedCall>()
                .AsNoTracking()
                .Where(call => call.KeyId == key && call.IdempotencyKey == idempotency && call.State == CallState.Answered)
                .OrderBy(call => call.Id)
                .FirstOrDefault()
    );

    public async Task<Entered> Enter(GatewayCall call, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (!call.Request.IsWellFormed || await KeyOf.Ask(city, call.KeyId, cancel) is not { } key)
            return new(null, null, Unsigned);
        // Nothing that depends on the grant is told to who cannot sign.
        if (!key.IsInForce(now.Day()) || !IsSigned(call, key))
            return new(key, null, Unsigned);
        if (
            await GrantOf.Ask(city, call.Request.Grant, cancel) is not { } grant
            || grant.Consumer != key.Consumer
            || grant.System != key.System
        )
            return new(key, null, GatewayDenial.Grant("没有这个授权，或者它不是给这个系统的。"));
        if (call.Dataset is { } dataset && dataset != grant.Dataset)
            return new(key, grant, GatewayDenial.Grant("授权不是对这个数据集的。"));
        if (!grant.IsInForce(now.Day()))
            return new(key, grant, GatewayDenial.Grant(NotInForce(grant, now.Day())));
        return call.Request.Purpose == grant.Purpose
            ? new(key, grant, null)
            : new(key, grant, GatewayDenial.Purpose("请求的用途不是授权的用途。"));
    }

    /// <summary>The answer already given under this idempotency key.</summary>
    /// <returns>Neither when the call is new.</returns>
    public async Task<(SharedCall? Before, GatewayDenial? Denial)> Known(GatewayCall call, CancellationToken cancel)
    {
        if (call.IdempotencyKey is not { } idempotency || await Repeated.Ask(city, call.KeyId, idempotency, cancel) is not { } before)
            return (null, null);
        if (before.RequestHash != call.Request.Hash)
            return (null, GatewayDenial.KeyReused);
        return before.Kept is null ? (null, GatewayDenial.Replay("应答的保留期已过，请用新的随机数重新请求。")) : (before, null);
    }

    bool IsSigned(GatewayCall call, SystemKey key) =>
        key.Scheme is SignatureScheme.HmacSm3
            ? call.Request.IsSignedBy(secrets.SecretOf(key.KeyId), call.Signature.Span)
            : call.Request.IsSignedBy(Sm2PublicKey.Import(Convert.FromHexString(key.PublicKey!)), call.Signature.Span);

    static string NotInForce(SharingGrant grant, DateOnly today) =>
        grant.State switch
        {
            GrantState.Revoked => "授权已撤销。",
            GrantState.Suspended => "授权已暂停，请与数据提供部门联系。",
            GrantState.Draft => "授权还没有领取密钥。",
            _ when today < grant.ValidFrom => "授权还没有生效。",
            _ => "授权已到期。",
        };
}
