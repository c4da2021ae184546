using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Indicators;

/// <summary>指标: one definition, one figure, wherever it is shown; every value that was ever said stays readable with what it was made of.</summary>
public interface IIndicators
{
    IReadOnlyList<IndicatorDefinition> All { get; }

    /// <returns><c>null</c> when there is none of this id.</returns>
    IndicatorDefinition? Find(string id);

    /// <summary>The periods of an indicator in an area, oldest first.</summary>
    /// <param name="asOf">冻结时点: as it was known then; <c>null</c> for now.</param>
    Task<Outcome<IndicatorSeries>> Series(
        string id,
        string area,
        Subject official,
        DateTimeOffset? asOf = null,
        CancellationToken cancel = default
    );

    /// <summary>The periods of an indicator in an area, oldest first, as another engine reads them: no post asks.</summary>
    /// <returns>Empty when there is none of this id.</returns>
    Task<IReadOnlyList<IndicatorPoint>> Points(string id, string area, CancellationToken cancel = default);

    /// <summary>The latest period that has ended, of each county, and what moved the city since the one before.</summary>
    Task<Outcome<IndicatorBreakdown>> Counties(string id, Subject official, CancellationToken cancel = default);

    /// <summary>The rows behind a value that the official may see: those of the area of the acting post.</summary>
    Task<Outcome<DrillDown>> Rows(string id, string area, DateOnly period, Subject official, CancellationToken cancel = default);

    /// <summary>Computes the recent periods anew; what has not changed adds nothing.</summary>
    /// <returns>Values that were added.</returns>
    Task<Outcome<int>> Compute(CancellationToken cancel = default);
}

public enum IndicatorTake
{
    /// <summary>占比: the value is a condition; rows for which it is unknown count on neither side.</summary>
    Share,

    /// <summary>件数</summary>
    Count,

    /// <summary>合计</summary>
    Sum,

    /// <summary>中位数: never rolled up from parts, always from the rows.</summary>
    Median,
}

public enum IndicatorPeriod
{
    Day,
    Week,
    Month,
}

/// <summary>指标定义, as <c>indicators/definitions.json</c> tells it.</summary>
/// <param name="Value">FEEL over one row; <c>null</c> for counts.</param>
/// <param name="Where">FEEL: only rows for which it is true.</param>
/// <param name="ClosesAfter">Working days after the end of a period until which it is provisional (初步).</param>
/// <param name="Owner">Department that answers for it.</param>
/// <param name="Decimals">Digits shown; of a share, of its percentage.</param>
/// <param name="EffectiveFrom">Periods from this day on are shown by this version; those before by the one before (口径变动).</param>
public sealed record IndicatorDefinition(
    string Id,
    int Version,
    string Name,
    string Meaning,
    string Unit,
    string Source,
    string Moment,
    IndicatorTake Take,
    string? Value,
    string? Where,
    IndicatorPeriod Period,
    bool MoreIsBetter,
    double? Target,
    ThresholdLight? Light,
    string Owner,
    int ClosesAfter,
    int Decimals,
    DateOnly EffectiveFrom
);

public enum ValueState
{
    /// <summary>初步: late data may still change it.</summary>
    Provisional,

    /// <summary>定稿</summary>
    Final,

    /// <summary>修订: it changed after it was final.</summary>
    Revised,
}

/// <summary>One period.</summary>
/// <param name="Value">In the indicator's unit (of a share the percentage); <c>null</c> when nothing was counted.</param>
/// <param name="Rows">How many rows it is made of.</param>
/// <param name="Watermark">The newest change among them.</param>
/// <param name="Before">The value that the last revision replaced.</param>
/// <param name="Definition">Version of the definition it was computed by.</param>
public sealed record IndicatorPoint(
    DateOnly Period,
    double? Value,
    long? Numerator,
    int Rows,
    int Revision,
    ValueState State,
    DateTimeOffset ComputedAt,
    DateTimeOffset? Watermark,
    double? Before,
    int Definition,
    TargetLight Light
);

/// <param name="HasNewer">Of a series as of an instant: whether there is something newer.</param>
/// <param name="Breaks">Periods from which another version of the definition counts.</param>
public sealed record IndicatorSeries(
    IndicatorDefinition Definition,
    string Area,
    IReadOnlyList<IndicatorPoint> Points,
    bool HasNewer,
    IReadOnlyList<DateOnly> Breaks
);

/// <param name="Effects">Of shares only: what each county did to the change of the city.</param>
public sealed record IndicatorBreakdown(
    DateOnly Period,
    IReadOnlyList<(string Area, IndicatorPoint Point)> Counties,
    IReadOnlyList<RateEffect> Effects
);

/// <param name="Total">Of the value; more than the rows shown when the post does not reach all of them.</param>
public sealed record DrillDown(IndicatorDefinition Definition, DateOnly Period, int Total, IReadOnlyList<DrillRow> Rows);

/// <param name="Counts">Whether it stands in the numerator of a share; of others what it adds.</param>
public sealed record DrillRow(FactRow Row, string Counts);
