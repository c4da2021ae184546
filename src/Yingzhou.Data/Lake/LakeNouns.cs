using Yingzhou.Kernel;

namespace Yingzhou.Data.Lake;

/// <summary>What became of a load (归集结果).</summary>
public enum LoadState
{
    /// <summary>已入湖: its version can be read.</summary>
    Loaded,

    /// <summary>已拒绝: nothing of it was taken; the version before is still served.</summary>
    Refused,
}

/// <summary>
/// A load (归集批次) and, when it came in, the version it made. This row is the truth: files that no row names do not exist, however they got there.
/// </summary>
public sealed class LakeLoad
{
    public Guid Id { get; init; } = SortableId.Next();

    public required string Dataset { get; init; }

    /// <summary>The sender's own number of the load: the same one again is the same load.</summary>
    public required string Batch { get; init; }

    /// <summary>The batch again when it was loaded, <c>null</c> when refused: only one load of a batch can stand, a refused one may be tried again.</summary>
    public string? LoadedBatch { get; init; }

    public required LoadState State { get; init; }

    /// <summary>Counts the versions of the dataset, from 1; <c>null</c> when refused.</summary>
    public int? Number { get; init; }

    /// <summary>Name of the version's folder below the dataset's; <c>null</c> when refused.</summary>
    public string? Folder { get; init; }

    public required string FileName { get; init; }

    public long Rows { get; init; }

    /// <summary>Rows kept apart with their reasons (隔离区).</summary>
    public long Rejected { get; init; }

    public long Bytes { get; init; }

    /// <summary>Columns that came and are not registered, separated by commas.</summary>
    public string Unregistered { get; init; } = "";

    /// <summary>Why it was refused, for the source's clerk.</summary>
    public string? Reason { get; init; }

    /// <summary>The instant up to which the source is complete (水位), as the sender says.</summary>
    public DateTimeOffset? SourceAsOf { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }

    /// <summary>Its files were removed by retention.</summary>
    public DateTimeOffset? RetiredAt { get; set; }
}

/// <summary>How a file is written (文件格式).</summary>
public enum SourceFormat
{
    /// <summary>Told from its name and its first bytes.</summary>
    Auto,
    Csv,
    Excel,
    Json,
    Parquet,
}

/// <param name="Path">A file on this machine that the caller owns.</param>
/// <param name="Batch">The sender's own number of the load, 1–100 characters.</param>
/// <param name="Encoding"><c>null</c> to be told from the bytes: UTF-8 when all of it is valid UTF-8, else GB18030.</param>
public sealed record LoadRequest(
    string Dataset,
    string Batch,
    string Path,
    string FileName,
    SourceFormat Format = SourceFormat.Auto,
    string? Encoding = null,
    DateTimeOffset? SourceAsOf = null
);

/// <summary>A row that was not taken (隔离行).</summary>
/// <param name="Row">Number of the record in the source, the header not counted, from 1.</param>
/// <param name="Field">Column that is wrong; <c>null</c> when the whole row is.</param>
/// <param name="Text">How it began, at most 200 characters.</param>
public sealed record RejectedRow(long Row, string? Field, string Reason, string Text);

/// <summary>A version that may be read, with its columns.</summary>
/// <param name="Files">Absolute paths of its Parquet files.</param>
public sealed record LakeVersion(LakeLoad Load, IReadOnlyList<string> Files);

public sealed record StoredBytes(string Dataset, long Bytes, int Versions);

static class LakeFaults
{
    public static readonly Fault NoDataset = new("lake.no-dataset", "目录里没有这个数据集，请先编目再归集。", 404);
    public static readonly Fault NoVersion = new("lake.no-version", "这个版本不存在，或者已过保留期。", 404);
}
