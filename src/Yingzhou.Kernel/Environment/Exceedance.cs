namespace Yingzhou.Kernel;

/// <summary>平均时间 that a limit is written for.</summary>
public enum AveragingTime
{
    Hour,
    Day,
}

/// <summary>
/// 排放限值 of one outlet and factor, always from the permit.
/// </summary>
/// <param name="Value">In the factor's unit; an equal mean passes.</param>
/// <param name="AtLeast">The lower end where the factor has one (pH).</param>
/// <param name="BaseOxygen">Percent; <c>null</c> where the standard converts nothing.</param>
/// <param name="Standard">Number and clause, with the permit's number.</param>
/// <param name="Until">Last day in force; <c>null</c> while open.</param>
public sealed record EmissionLimit(
    string Outlet,
    string Factor,
    AveragingTime Time,
    decimal Value,
    decimal? AtLeast,
    decimal? BaseOxygen,
    string Standard,
    DateOnly From,
    DateOnly? Until
)
{
    public bool AppliesOn(DateOnly day) => day >= From && (Until is null || day <= Until);
}

public enum EmissionVerdict
{
    /// <summary>达标</summary>
    Pass,

    /// <summary>超标</summary>
    Exceed,

    /// <summary>不予判定</summary>
    NotJudged,
}

/// <summary>Why a mean was not judged.</summary>
public enum NotJudgedReason
{
    None,

    /// <summary>当日没有有效限值</summary>
    NoLimit,

    /// <summary>有效数据不足</summary>
    TooFewValid,

    /// <summary>含氧量接近空气，疑似漏风</summary>
    AirLeak,

    /// <summary>含氧量缺失</summary>
    NoOxygen,

    /// <summary>没有排水</summary>
    NoFlow,

    /// <summary>许可的启停等豁免时段</summary>
    Exempt,
}

/// <summary>What was decided and from which figures.</summary>
/// <param name="Value">The mean as judged, converted where it is; not rounded.</param>
/// <param name="Multiple">超标倍数 value ÷ limit − 1; <c>null</c> unless it exceeds an upper limit.</param>
/// <param name="Notes">Codes of what an officer must see beside the verdict: <c>late-mark</c>, <c>conversion-differs</c>.</param>
public sealed record EmissionJudgement(
    EmissionVerdict Verdict,
    NotJudgedReason Reason,
    decimal? Value,
    decimal? Multiple,
    EmissionLimit? Limit,
    IReadOnlyList<string> Notes
);

/// <summary>工况标记 of the enterprise: start-up, shut-down, maintenance.</summary>
/// <param name="InPermit">The permit exempts this condition.</param>
public sealed record ConditionMark(DateTimeOffset From, DateTimeOffset Until, DateTimeOffset EnteredAt, bool InPermit)
{
    // [P] c08 §3.2
    static readonly TimeSpan LateAfter = TimeSpan.FromHours(24);

    public bool Covers(DateTimeOffset hour) => hour >= From && hour < Until;

    /// <summary>Entered more than 24 h after the hour began: not accepted silently.</summary>
    public bool IsLateFor(DateTimeOffset hour) => EnteredAt - hour > LateAfter;
}

/// <summary>超标判定 (c08 §3.2). Every verdict can be computed again from its inputs; nothing interpolated enters.</summary>
public static class Exceedance
{
    /// <summary>An hour of flue gas.</summary>
    /// <param name="mean">Hourly mean mg/m³ as measured; <c>null</c> when the hour is not valid.</param>
    /// <param name="oxygen">Hourly mean percent; needed where the limit has a base.</param>
    /// <param name="sent">The converted mean that the enterprise sent, for comparison only.</param>
    public static EmissionJudgement GasHour(
        DateTimeOffset hour,
        decimal? mean,
        decimal? oxygen,
        decimal? sent,
        IEnumerable<EmissionLimit> limits,
        IEnumerable<ConditionMark> marks
    )
    {
        List<string> notes = [];
        if (LimitOn(limits, AveragingTime.Hour, hour.Day()) is not { } limit)
            return NotJudged(NotJudgedReason.NoLimit, null, notes);
        foreach (var mark in marks.Where(mark => mark.InPermit && mark.Covers(hour)))
        {
            if (!mark.IsLateFor(hour))
                return NotJudged(NotJudgedReason.Exempt, limit, notes);
            notes.Add("late-mark");
        }
        if (mean is not { } measured)
            return NotJudged(NotJudgedReason.TooFewValid, limit, notes);
        if (limit.BaseOxygen is not { } baseOxygen)
            return Judged(measured, limit, notes);
        if (oxygen is not { } oxygenMean)
            return NotJudged(NotJudgedReason.NoOxygen, limit, notes);
        var converted = BaseOxygen.Convert(measured, baseOxygen, oxygenMean);
        if (converted.Fault is not null)
            return NotJudged(NotJudgedReason.AirLeak, limit, notes);
        if (BaseOxygen.Compare(converted.Value, sent) is SentConversion.Differs)
            notes.Add("conversion-differs");
        return Judged(converted.Value, limit, notes);
    }

    /// <summary>A day of waste water by the flow-weighted mean Σ C·Q ÷ Σ Q.</summary>
    /// <param name="parts">Concentration mg/L and flow m³ of each part of the day; a part without one of them does not count.</param>
    /// <param name="isValidDay">By <see cref="ValidityRule.IsValidDay"/>.</param>
    public static EmissionJudgement WaterDay(
        DateOnly day,
        IReadOnlyList<(decimal? Concentration, decimal? Flow)> parts,
        bool isValidDay,
        IEnumerable<EmissionLimit> limits
    )
    {
        if (LimitOn(limits, AveragingTime.Day, day) is not { } limit)
            return NotJudged(NotJudgedReason.NoLimit, null, []);
        if (!isValidDay)
            return NotJudged(NotJudgedReason.TooFewValid, limit, []);
        return FlowWeightedMean(parts) is { } mean ? Judged(mean, limit, []) : NotJudged(NotJudgedReason.NoFlow, limit, []);
    }

    /// <summary>A day of pH by the share of its valid hours outside the limits; a mean of a logarithm would hide both ends.</summary>
    /// <param name="allowedShare">[P] of the permit, usually 0.</param>
    public static EmissionJudgement PhDay(
        DateOnly day,
        IReadOnlyList<decimal?> hours,
        IEnumerable<EmissionLimit> limits,
        ValidityRule rule,
        decimal allowedShare = 0
    )
    {
        if (LimitOn(limits, AveragingTime.Day, day) is not { } limit)
            return NotJudged(NotJudgedReason.NoLimit, null, []);
        if (!rule.IsValidDay(hours))
            return NotJudged(NotJudgedReason.TooFewValid, limit, []);
        decimal[] valid = [.. hours.OfType<decimal>()];
        var share = (decimal)valid.Count(hour => hour > limit.Value || hour < limit.AtLeast) / valid.Length;
        return new(share > allowedShare ? EmissionVerdict.Exceed : EmissionVerdict.Pass, NotJudgedReason.None, share, null, limit, []);
    }

    /// <returns>mg/L; <c>null</c> when no water flowed.</returns>
    public static decimal? FlowWeightedMean(IReadOnlyList<(decimal? Concentration, decimal? Flow)> parts)
    {
        var counted = parts.Where(part => part is { Concentration: >= 0, Flow: > 0 }).ToArray();
        return counted.Length == 0
            ? null
            : counted.Sum(part => part.Concentration!.Value * part.Flow!.Value) / counted.Sum(part => part.Flow!.Value);
    }

    /// <summary>Pollution load, kg: mg/L × m³ ÷ 1000.</summary>
    public static decimal LoadKilograms(IReadOnlyList<(decimal? Concentration, decimal? Flow)> parts) =>
        parts.Where(part => part is { Concentration: >= 0, Flow: > 0 }).Sum(part => part.Concentration!.Value * part.Flow!.Value) / 1000;

    // The newest limit in force decides.
    static EmissionLimit? LimitOn(IEnumerable<EmissionLimit> limits, AveragingTime time, DateOnly day) =>
        limits.Where(limit => limit.Time == time && limit.AppliesOn(day)).MaxBy(limit => limit.From);

    static EmissionJudgement Judged(decimal value, EmissionLimit limit, List<string> notes) =>
        value > limit.Value
            ? new(EmissionVerdict.Exceed, NotJudgedReason.None, value, limit.Value == 0 ? null : (value / limit.Value) - 1, limit, notes)
        : value < limit.AtLeast ? new(EmissionVerdict.Exceed, NotJudgedReason.None, value, null, limit, notes)
        : new(EmissionVerdict.Pass, NotJudgedReason.None, value, null, limit, notes);

    static EmissionJudgement NotJudged(NotJudgedReason reason, EmissionLimit? limit, List<string> notes) =>
        new(EmissionVerdict.NotJudged, reason, null, null, limit, notes);
}
