using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Sharing.Calling;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing.Handling;

/// <summary>领取密钥: the consumer gets a key for the system of its grant, and the grant may be tested.</summary>
sealed class IssueKeys(
    CityContext city,
    CityStep step,
    IPermissions permissions,
    GatewaySecrets secrets,
    IOptions<SharingOptions> options,
    TimeProvider clock
)
{
    public Task<Outcome<IssuedKey>> Run(IssueSystemKey request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<IssuedKey>(
            nameof(IssueSystemKey),
            async () =>
            {
                if (await city.Set<SharingGrant>().SingleOrDefaultAsync(one => one.Code == request.Grant, cancel) is not { } grant)
                    return RunGrant.Unknown;
                if (
                    permissions.Refuse(
                        official,
                        SharingRights.IssueKey,
                        SharingRights.ResourceOf(grant.Code, grant.Consumer, grant.Region)
                    ) is
                    { } refused
                )
                    return refused;
                if (PublicKey(request) is { Fault: { } unreadable })
                    return unreadable;
                if (grant.KeyIssued() is { } over)
                    return over;
                var sequence =
                    1 + await city.Set<SystemKey>().CountAsync(one => one.Consumer == grant.Consumer && one.System == grant.System, cancel);
                var key = new SystemKey
                {
                    Region = grant.Region,
                    KeyId = $"K-{RandomNumberGenerator.GetHexString(16, lowercase: true)}",
                    Consumer = grant.Consumer,
                    System = grant.System,
                    Scheme = request.Scheme,
                    PublicKey = PublicKey(request).Value,
                    Sequence = sequence,
                    ValidUntil = clock.GetUtcNow().Day().AddDays(options.Value.KeyDays),
                };
                city.Add(key);
                return new IssuedKey(
                    key.KeyId,
                    key.Scheme is SignatureScheme.HmacSm3 ? Convert.ToHexStringLower(secrets.SecretOf(key.KeyId)) : null,
                    grant
                );
            },
            cancel
        );
    }

    public Task<Outcome<Done>> Revoke(string keyId, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<Done>(
            "RevokeSystemKey",
            async () =>
            {
                if (await city.Set<SystemKey>().SingleOrDefaultAsync(one => one.KeyId == keyId, cancel) is not { } key)
                    return new Fault("sharing.no-key", "没有这把密钥。", 404);
                if (
                    permissions.Refuse(official, SharingRights.IssueKey, SharingRights.ResourceOf(keyId, key.Consumer, key.Region)) is
                    { } refused
                )
                    return refused;
                key.RevokedAt ??= clock.GetUtcNow();
                return Done.It;
            },
            cancel
        );
    }

    static Outcome<string?> PublicKey(IssueSystemKey request)
    {
        if (request.Scheme is SignatureScheme.HmacSm3)
            return (string?)null;
        var digits = request.PublicKey?.Trim() ?? "";
        var bytes = new byte[digits.Length / 2];
        try
        {
            if (Convert.FromHexString(digits, bytes, out _, out _) is System.Buffers.OperationStatus.Done)
                return Convert.ToHexStringLower(Sm2PublicKey.Import(bytes).Export());
        }
        catch (ArgumentException)
        {
            // No point of the curve: told below.
        }
        return new Fault("sharing.public-key", "SM2 公钥应为 65 字节未压缩点的 130 位十六进制数字。", 400) { Field = "publicKey" };
    }
}
