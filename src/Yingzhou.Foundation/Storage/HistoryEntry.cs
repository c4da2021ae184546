namespace Yingzhou.Foundation.Storage;

/// <summary>One version of a record gave way to the next (变更历史): what the changed fields held before.</summary>
public sealed class HistoryEntry
{
    public required Guid RecordId { get; init; }

    /// <summary>The version that this change made.</summary>
    public required int Version { get; init; }

    public required string RecordType { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }

    /// <summary>JSON object, field → value before the change; personal fields stay sealed. <c>{}</c> when the record was created.</summary>
    public required string Before { get; init; }
}
