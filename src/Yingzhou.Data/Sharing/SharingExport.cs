using System.Text.Json;

namespace Yingzhou.Data.Sharing;

public enum ExportState
{
    /// <summary>待生成</summary>
    Pending,

    /// <summary>可下载</summary>
    Ready,

    /// <summary>失败</summary>
    Failed,

    /// <summary>待审批: made, and held until somebody else agreed that so much leaves.</summary>
    Held,
}

public enum ExportFormat
{
    /// <summary>CSV after RFC 4180, UTF-8.</summary>
    Csv,

    /// <summary>Parquet, all columns as text: marks stand in how a value is written.</summary>
    Parquet,
}

/// <summary>A part of a batch: a file of its format.</summary>
/// <param name="Hash">SM3 of its bytes.</param>
public sealed record ExportPart(int Number, long Rows, long Bytes, string Hash);

/// <summary>A batch (批量交付): parts of one version of the dataset, each with its hash, so that a part that comes twice does no harm.</summary>
public sealed class SharingExport
{
    /// <summary>Id of the call that asked for it.</summary>
    public required Guid Id { get; init; }

    public required string Grant { get; init; }

    public required string Dataset { get; init; }

    /// <summary>Filter of the caller in JSON; <c>null</c> for all rows of the grant.</summary>
    public string? Filter { get; init; }

    /// <summary>Columns asked for, separated by commas.</summary>
    public required string Columns { get; init; }

    public required bool Sandbox { get; init; }

    public ExportFormat Format { get; init; }

    public required ExportState State { get; set; }

    public int? Version { get; set; }

    public long Rows { get; set; }

    /// <summary>JSON array of <see cref="ExportPart"/>.</summary>
    public string Parts { get; set; } = "[]";

    public string? Reason { get; set; }

    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? ReadyAt { get; set; }

    public IReadOnlyList<ExportPart> PartList => JsonSerializer.Deserialize<List<ExportPart>>(Parts) ?? [];
}
