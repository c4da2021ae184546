using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing;

/// <summary>How far a call came (调用状态).</summary>
public enum CallState
{
    /// <summary>已登记: kept before anything is read.</summary>
    Intended,

    /// <summary>已应答: the hash of the answer was kept before its first byte left.</summary>
    Answered,

    /// <summary>已拒绝</summary>
    Denied,

    /// <summary>数据源失败: nothing was given, and the caller was told.</summary>
    Failed,

    /// <summary>交付不明: the process died between intent and answer. The provider is shown it as if the data had left.</summary>
    Unknown,
}

/// <summary>One call (调用记录): evidence for both sides. It is kept in two steps, before reading and before answering; a refusal in one.</summary>
public sealed class SharedCall
{
    public Guid Id { get; init; } = SortableId.Next();

    public required DateTimeOffset At { get; init; }

    public required string KeyId { get; init; }

    public required string Grant { get; init; }

    /// <summary>Version of the grant at the call.</summary>
    public int GrantVersion { get; init; }

    public string Provider { get; init; } = "";

    public required string Consumer { get; init; }

    public required string Dataset { get; init; }

    public string Purpose { get; init; } = "";

    /// <summary>Number of the case that the call names.</summary>
    public string? CaseNumber { get; init; }

    /// <summary>Keyed digest of the person asked for.</summary>
    public string? Subject { get; init; }

    /// <summary>Names of the fields given, separated by 、.</summary>
    public string Fields { get; init; } = "";

    public required string Nonce { get; init; }

    public string? IdempotencyKey { get; init; }

    /// <summary>SM3 of the canonical string.</summary>
    public required string RequestHash { get; init; }

    /// <summary>The caller's signature, hexadecimal.</summary>
    public required string Signature { get; init; }

    /// <summary>Rows were made up: the grant was in its tests.</summary>
    public bool Sandbox { get; init; }

    public required CallState State { get; set; }

    /// <summary><c>200</c>, or the denial's code.</summary>
    public string Verdict { get; set; } = "";

    public long Rows { get; set; }

    /// <summary>Rows left out because the grant's filter could not be judged: told to the provider, never to the caller.</summary>
    public long ExcludedUnknown { get; set; }

    public string? ResponseHash { get; set; }

    /// <summary>The gateway's signature of response, request and grant, hexadecimal.</summary>
    public string? ResponseSignature { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The answer, sealed: only while a repetition with its idempotency key may ask for it again.</summary>
    public byte[]? Kept { get; set; }
}

/// <summary>A nonce that was used (随机数): it is refused while it is remembered.</summary>
sealed class UsedNonce
{
    /// <summary>Key and nonce.</summary>
    public required string Id { get; init; }

    public required DateTimeOffset At { get; set; }
}

/// <summary>The number of the next grant of a year.</summary>
sealed class GrantNumber
{
    public required int Year { get; init; }

    public required int Next { get; set; }
}
