using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Opening;

/// <summary>An open dataset (开放数据集): a published catalogue of which something was, or may be, released to the public.</summary>
public sealed class OpenDataset : Record
{
    /// <summary>Key of the catalogue's dataset, and its name for programs.</summary>
    public required string Dataset { get; init; }

    public required string Title { get; set; }

    public string TitleEn { get; set; } = "";

    public string Notes { get; set; } = "";

    /// <summary>Id of the department that answers for it.</summary>
    public required string Publisher { get; set; }

    public required OpenAttribute Attribute { get; set; }

    /// <summary>Id of a licence of the city's content.</summary>
    public required string Licence { get; set; }

    /// <summary>Id of a theme of the city's content.</summary>
    public required string Theme { get; set; }

    /// <summary>Separated by commas.</summary>
    public string Tags { get; set; } = "";

    public UpdateCycle? Cycle { get; set; }

    /// <summary>Where the data comes from and what one must know before using it.</summary>
    public string Origin { get; set; } = "";

    /// <summary>The release that is served; <c>null</c> while there is none, or all were withdrawn.</summary>
    public Guid? Current { get; set; }

    public IReadOnlyList<string> TagList => Tags.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

public enum ReleaseState
{
    /// <summary>待复核: the gate let it through, a second official decides.</summary>
    Proposed,

    /// <summary>闸门拦下: the gate record says why.</summary>
    Stopped,

    /// <summary>复核退回</summary>
    TurnedDown,

    /// <summary>已开放</summary>
    Released,

    /// <summary>已撤回: its files answer 410 with the reason.</summary>
    Withdrawn,
}

/// <summary>A release (发布版本) of an open dataset: the same for ever, from the moment it is proposed.</summary>
public sealed class DatasetRelease : Record
{
    public required string Dataset { get; init; }

    /// <summary>As <see cref="DatasetVersion"/> writes it; <c>null</c> before it is released.</summary>
    public string? Number { get; set; }

    public required ReleaseState State { get; set; }

    /// <summary>Version of the lake that it was made from.</summary>
    public required int LakeVersion { get; init; }

    /// <summary>Its columns as JSON, see <see cref="ReleasedColumn"/>.</summary>
    public required string Columns { get; init; }

    public required long Rows { get; init; }

    /// <summary>Counts of persons instead of rows about persons.</summary>
    public required bool AsCounts { get; init; }

    /// <summary>What is new in it, for readers.</summary>
    public string Note { get; init; } = "";

    /// <summary>Actor ids; names stand in the history.</summary>
    public required string ProposedBy { get; init; }

    public string? DecidedBy { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Why it was turned down or withdrawn.</summary>
    public string? Reason { get; set; }
}

/// <summary>What the gate found (闸门记录), stored before anything leaves. Never changed.</summary>
public sealed class GateRecord
{
    public Guid Id { get; init; } = SortableId.Next();

    public required Guid ReleaseId { get; init; }

    public required string Dataset { get; init; }

    public required DateTimeOffset At { get; init; }

    public required bool Passed { get; init; }

    /// <summary>SHA-256 of the very snapshot that was measured, in small hexadecimal digits: no other becomes files.</summary>
    public required string Snapshot { get; init; }

    /// <summary><see cref="GateFinding"/>s as JSON.</summary>
    public required string Findings { get; init; }

    /// <summary><see cref="ReleasedCounts"/> as JSON; <c>null</c> when no persons are behind it.</summary>
    public string? Counts { get; init; }
}

/// <summary>A file of a release (分发).</summary>
public sealed class ReleaseFile
{
    public Guid Id { get; init; } = SortableId.Next();

    public required Guid ReleaseId { get; init; }

    /// <summary>CSV, CSV（Excel）, JSON, XLSX, GeoJSON, Parquet.</summary>
    public required string Format { get; init; }

    public required string Name { get; init; }

    public required string MediaType { get; init; }

    public required long Bytes { get; init; }

    /// <summary>Small hexadecimal digits.</summary>
    public required string Sm3 { get; init; }

    public required string Sha256 { get; init; }
}

/// <summary>A notice that a column will go (停用预告).</summary>
public sealed class ColumnNotice
{
    public required string Dataset { get; init; }

    public required string Column { get; init; }

    public required DateOnly AnnouncedOn { get; init; }

    public required string Reason { get; init; }
}

/// <param name="Column">Name of the column in the files.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Type">As Frictionless' Table Schema says it: string, integer, number, date, datetime, boolean.</param>
/// <param name="Source">The item it was made from and how, e.g. <c>csrq~year</c>: two releases are comparable by it.</param>
public sealed record ReleasedColumn(string Column, string Title, string Type, string Source);

/// <summary>What is public of a dataset: it, the release that is served and its files.</summary>
public sealed record OpenedDataset(
    OpenDataset Dataset,
    DatasetRelease Release,
    IReadOnlyList<ReleasedColumn> Columns,
    IReadOnlyList<ReleaseFile> Files
);

/// <summary>A release as officials see it.</summary>
public sealed record ReleaseSheet(
    OpenDataset Dataset,
    DatasetRelease Release,
    IReadOnlyList<ReleasedColumn> Columns,
    IReadOnlyList<ReleaseFile> Files,
    GateRecord Gate,
    IReadOnlyList<GateFinding> Findings
);
