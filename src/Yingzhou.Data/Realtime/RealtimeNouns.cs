using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Realtime;

/// <summary>A line (线路): one source database of a department, followed by its log. Its stations are tables.</summary>
public sealed class ExpressLine : Record
{
    /// <summary>Kebab-case; the file of its rows is called after it.</summary>
    public required string Code { get; init; }

    public required string Title { get; set; }

    /// <summary>Id of the department whose database it is.</summary>
    public required string Unit { get; init; }

    /// <summary>Connection string of the source, with its secret: sealed where it is stored, masked wherever it is printed.</summary>
    public required Personal Connection { get; set; }

    /// <summary>Name of the publication (发布) that lists its tables.</summary>
    public required string Publication { get; set; }

    /// <summary>Name of our replication slot (复制槽).</summary>
    public required string Slot { get; init; }

    public required long CeilingBytes { get; set; }

    public required LineClass Class { get; set; }

    /// <summary>Minutes between versions in the lake.</summary>
    public required int PublishMinutes { get; set; }

    /// <summary>The one off-switch (总开关): without it nothing is read from the source.</summary>
    public bool IsOn { get; set; }

    /// <summary>Counts how often somebody said: begin anew.</summary>
    public int Generation { get; set; } = 1;
}

/// <summary>A station (站): a table of the line.</summary>
public sealed class ExpressStation : Record
{
    public required Guid LineId { get; init; }

    /// <summary>With its schema, e.g. <c>public.boat</c>.</summary>
    public required string Table { get; init; }

    /// <summary>The dataset in whose versions its rows are published; <c>null</c> to keep them in the line only.</summary>
    public string? Dataset { get; set; }

    /// <summary>Quarantined rows beyond which it stops.</summary>
    public int MostQuarantined { get; set; } = 100;

    public int Generation { get; set; } = 1;
}

/// <summary>What a line said of itself last (线路近况); the truth about its rows lies in its own file.</summary>
public sealed class LineStatus
{
    public required Guid LineId { get; init; }

    public LineState State { get; set; }

    /// <summary>Why it stands or is degraded.</summary>
    public string? Reason { get; set; }

    /// <summary>Up to where everything is durable here, as the source writes it.</summary>
    public string? Position { get; set; }

    public long RetainedBytes { get; set; }

    /// <summary>Bytes of log that the source writes in a minute; <c>null</c> before two looks.</summary>
    public double? BytesPerMinute { get; set; }

    public DateTimeOffset? BeatAt { get; set; }

    /// <summary>Seconds, over the last ten minutes; <c>null</c> when nothing came.</summary>
    public double? LagP50 { get; set; }

    public double? LagP95 { get; set; }

    public int SkewMilliseconds { get; set; }

    public long Changes { get; set; }

    public long Repeated { get; set; }

    public DateTimeOffset At { get; set; }

    public RetentionState Retention(ExpressLine line) => new WalCeiling(line.CeilingBytes).Judge(RetainedBytes);

    /// <summary>Until the slot would be dropped if nobody took anything from now on.</summary>
    public TimeSpan? UntilDrop(ExpressLine line) =>
        BytesPerMinute is { } rate ? new WalCeiling(line.CeilingBytes).UntilDrop(RetainedBytes, rate) : null;
}

public sealed class StationStatus
{
    public required Guid StationId { get; init; }

    public required Guid LineId { get; init; }

    public LineState State { get; set; }

    public string? Reason { get; set; }

    public long Rows { get; set; }

    public long Changes { get; set; }

    public int Quarantined { get; set; }

    public int SchemaVersion { get; set; }

    /// <summary>Of its newest change, in seconds.</summary>
    public double? Lag { get; set; }

    public DateTimeOffset? ChangedAt { get; set; }
}

/// <summary>One comparison of a station with its source at the same position (对账).</summary>
public sealed class ReconcileRun
{
    public Guid Id { get; init; } = SortableId.Next();

    public required Guid LineId { get; init; }

    public required Guid StationId { get; init; }

    public required DateOnly Day { get; init; }

    public required string Position { get; init; }

    public required long OurRows { get; init; }

    public required long TheirRows { get; init; }

    /// <summary>Of 64 buckets.</summary>
    public required int Mismatching { get; init; }

    public required int Differing { get; init; }

    public required int Repaired { get; init; }

    /// <summary>Rounds of halving until the keys had names.</summary>
    public required int Rounds { get; init; }

    public required int Milliseconds { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>A row that could not be taken as it is (隔离行), with the evidence.</summary>
public sealed record QuarantinedRow(
    long Id,
    string Table,
    string Key,
    RowOp Op,
    string Position,
    DateTimeOffset CommittedAt,
    IReadOnlyDictionary<string, string?> Values,
    string Reason
);

/// <param name="Changes">What was done to the table against the version before; empty for the first.</param>
public sealed record SchemaVersion(string Table, int Version, string Position, IReadOnlyList<SourceColumn> Columns, string Changes);

/// <summary>A line with all that is said of it.</summary>
public sealed record LineView(ExpressLine Line, LineStatus? Status, IReadOnlyList<StationView> Stations);

public sealed record StationView(ExpressStation Station, StationStatus? Status);

public sealed record OpenLine(
    string Code,
    string Title,
    string Unit,
    string Connection,
    string Publication,
    long CeilingBytes,
    LineClass Class,
    int PublishMinutes
);

public sealed record OpenStation(Guid Line, string Table, string? Dataset, int MostQuarantined = 100);
