using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing;

/// <summary>
/// A key by which a system of a department signs its calls (系统密钥). The secret of a shared one is stored nowhere: it follows from the installation's own key and the id; that of an SM2 key never
/// leaves the consumer.
/// </summary>
public sealed class SystemKey : Record
{
    /// <summary><c>K-</c> and 16 hexadecimal digits.</summary>
    public required string KeyId { get; init; }

    /// <summary>Id of the department.</summary>
    public required string Consumer { get; init; }

    public required string System { get; init; }

    public required SignatureScheme Scheme { get; init; }

    /// <summary>65 bytes as hexadecimal digits; <c>null</c> for a shared secret.</summary>
    public string? PublicKey { get; init; }

    /// <summary>Counts the keys of the system.</summary>
    public required int Sequence { get; init; }

    public required DateOnly ValidUntil { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }

    public bool IsInForce(DateOnly day) => RevokedAt is null && day <= ValidUntil;
}
