using Yingzhou.Foundation.Storage;

namespace Yingzhou.Data.Backflow;

/// <summary>A standing order (回流规则): the rows of one area of a dataset, as a dataset of that area's own.</summary>
public sealed class BackflowRule : Record
{
    /// <summary>The city's dataset.</summary>
    public required string Source { get; init; }

    /// <summary>Its column that holds the division code (行政区划代码) of each row.</summary>
    public required string AreaColumn { get; init; }

    /// <summary>Division code of the county or town: rows whose code begins like it, e.g. 330902 for all of 定海.</summary>
    public required string Area { get; init; }

    /// <summary>The dataset of the area, registered in the catalogue with columns of the source; what it does not register does not flow.</summary>
    public required string Target { get; init; }

    public bool IsOn { get; set; } = true;
}

/// <summary>What became of a rule last.</summary>
public sealed class BackflowStatus
{
    public required Guid RuleId { get; init; }

    /// <summary>Version of the source that was looked at last.</summary>
    public int SourceNumber { get; set; }

    /// <summary>Version that came of it; <c>null</c> when it was refused.</summary>
    public int? TargetNumber { get; set; }

    public long Rows { get; set; }

    public string? Reason { get; set; }

    public DateTimeOffset At { get; set; }
}

public sealed record BackflowView(BackflowRule Rule, BackflowStatus? Last);

public sealed record OrderBackflow(string Source, string AreaColumn, string Area, string Target);
