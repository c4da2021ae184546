namespace Yingzhou.Assurance.Ledger.Storage;

sealed class StoredHead
{
    /// <summary>From 1.</summary>
    public required long Sequence { get; init; }

    public required long Size { get; init; }

    public required DateTimeOffset At { get; init; }

    public required byte[] Root { get; init; }

    public required byte[] Sm2 { get; init; }

    public required byte[] Ed25519 { get; init; }
}

/// <summary>A witness has seen that this head continues the one it saw before.</summary>
sealed class StoredCosignature
{
    public required string Witness { get; init; }

    /// <summary>Of the head.</summary>
    public required long Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    public required byte[] Signature { get; init; }
}

/// <summary>A head was laid down outside.</summary>
sealed class StoredAnchor
{
    public required string Anchor { get; init; }

    public required long Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Receipt { get; init; }
}

/// <summary>The whole store was hashed anew.</summary>
sealed class StoreCheck
{
    public required DateTimeOffset At { get; init; }

    public required long Size { get; init; }

    /// <summary><c>null</c>: everything agreed.</summary>
    public string? Finding { get; init; }
}
