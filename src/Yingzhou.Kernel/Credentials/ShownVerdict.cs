namespace Yingzhou.Kernel;

/// <summary>What a genuine code is worth at the moment it is looked at.</summary>
public enum ShownState
{
    /// <summary>有效.</summary>
    Valid,

    /// <summary>亮证码已过时: the holder shows a new one.</summary>
    OutOfTime,

    /// <summary>核验设备的时间不对: it was made in what the checking device takes for the future.</summary>
    ClockWrong,

    /// <summary>证照已吊销.</summary>
    Revoked,

    /// <summary>证照已暂停.</summary>
    Suspended,

    /// <summary>证照尚未生效.</summary>
    NotYet,

    /// <summary>证照已过期.</summary>
    Expired,

    /// <summary>真实，但不知道现在是否已被吊销: the list taken along is too old.</summary>
    StatusUnknown,
}

/// <summary>
/// Whether a shown credential counts (亮证核验规则): the code first, then the credential. The page that checks without a network applies the same rule in the same order.
/// </summary>
public static class ShownVerdict
{
    /// <summary>Clocks differ; more is a wrong clock. Own default, as page p18 §7 (clock skew).</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(60);

    /// <summary>A list older than this does not say that something still counts; exactly as old it does. Own default.</summary>
    public static readonly TimeSpan ListAge = TimeSpan.FromHours(24);

    public static ShownState Of(ShownClaims claims, DateTimeOffset now, CredentialStatusList status) =>
        now < claims.MadeAt - ClockSkew ? ShownState.ClockWrong
        : now > claims.ExpiresAt ? ShownState.OutOfTime
        : status.IsRevoked(claims.Number) ? ShownState.Revoked
        : status.IsSuspended(claims.Number) ? ShownState.Suspended
        : now.Day() < claims.ValidFrom ? ShownState.NotYet
        : now.Day() > claims.ValidTo ? ShownState.Expired
        : now - status.At > ListAge ? ShownState.StatusUnknown
        : ShownState.Valid;
}
