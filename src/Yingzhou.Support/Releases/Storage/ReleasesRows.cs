namespace Yingzhou.Support.Releases.Storage;

/// <summary>The one row that counts releases.</summary>
sealed class ReleaseCount
{
    public required int Id { get; init; }

    public required long Newest { get; set; }
}

/// <summary>A file of the city's content, as it was when it was last released.</summary>
sealed class TakenFile
{
    /// <summary>Relative to the city's folder.</summary>
    public required string File { get; init; }

    /// <summary>SHA-256 of its text.</summary>
    public required string Digest { get; set; }
}
