namespace Yingzhou.Assurance.Ledger.Storage;

/// <summary>An entry of which the act is stored and the place in the log not yet given.</summary>
sealed class WaitingEntry
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Kind { get; init; }

    public required string Object { get; init; }

    public string? About { get; init; }

    public required string Leaf { get; init; }

    public required byte[] Salt { get; init; }

    public required string Payload { get; init; }
}

/// <summary>An entry at its place. The leaf stays for ever; salt and payload may be erased, and the leaf then says nothing any more.</summary>
sealed class StoredEntry
{
    public required long Position { get; init; }

    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Kind { get; init; }

    public required string Object { get; init; }

    public string? About { get; init; }

    /// <summary>The text that is hashed, as it was when the act was stored.</summary>
    public required string Leaf { get; init; }

    public byte[]? Salt { get; set; }

    public string? Payload { get; set; }

    public static StoredEntry Placed(long position, WaitingEntry entry) =>
        new()
        {
            Position = position,
            Id = entry.Id,
            At = entry.At,
            Kind = entry.Kind,
            Object = entry.Object,
            About = entry.About,
            Leaf = entry.Leaf,
            Salt = entry.Salt,
            Payload = entry.Payload,
        };
}
