using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Identity.Storage;

/// <summary>An authenticator program that belongs to an account (动态口令). It counts once its first code has been typed.</summary>
sealed class TotpFactor
{
    public required Guid AccountId { get; init; }

    /// <summary>Base64, sealed at rest.</summary>
    public required Personal Secret { get; set; }

    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>Step of the last accepted code: it and what came before are used up.</summary>
    public long? LastStep { get; set; }

    public byte[] Key => Convert.FromBase64String(Secret.Plain);
}
