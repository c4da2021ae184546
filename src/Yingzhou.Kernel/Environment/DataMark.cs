namespace Yingzhou.Kernel;

/// <summary>数据标记 of a monitored value (HJ 212-2017 table 9). Only <see cref="Normal"/> is judged; the others are kept.</summary>
public enum DataMark
{
    Unknown,

    /// <summary>N 正常</summary>
    Normal,

    /// <summary>F 停运</summary>
    Stopped,

    /// <summary>M 维护</summary>
    Maintenance,

    /// <summary>S 手工输入的设定值</summary>
    Set,

    /// <summary>D 故障</summary>
    Fault,

    /// <summary>C 校准</summary>
    Calibration,

    /// <summary>T 超测量上限</summary>
    OverRange,

    /// <summary>B 通讯异常</summary>
    LinkError,
}

public static class DataMarks
{
    /// <returns><see cref="DataMark.Unknown"/> for a letter that the standard does not have: unknown is not normal.</returns>
    public static DataMark Of(string? letter) =>
        letter switch
        {
            "N" => DataMark.Normal,
            "F" => DataMark.Stopped,
            "M" => DataMark.Maintenance,
            "S" => DataMark.Set,
            "D" => DataMark.Fault,
            "C" => DataMark.Calibration,
            "T" => DataMark.OverRange,
            "B" => DataMark.LinkError,
            _ => DataMark.Unknown,
        };
}

/// <param name="Value">In the factor's unit; <c>null</c> when none was sent.</param>
/// <param name="Minutes">How much of the hour it stands for.</param>
/// <param name="Imputed">Interpolated or filled in: shown, never judged.</param>
public readonly record struct MonitoredValue(decimal? Value, DataMark Mark, decimal Minutes, bool Imputed = false)
{
    /// <summary>A negative concentration is no measurement.</summary>
    public bool Counts => Value is >= 0 && Mark is DataMark.Normal && !Imputed;
}

/// <summary>How much must be valid before a mean is one. Dated parameters [P] of c08 §3.2; equal is enough.</summary>
public sealed record ValidityRule(decimal MinutesOfHour = 45, int HoursOfDay = 18)
{
    public static readonly ValidityRule Default = new();

    /// <summary>Hourly mean, weighted by the minutes each value stands for.</summary>
    /// <returns><c>null</c> for an hour with too few minutes of normal data: it is unknown, not zero.</returns>
    public decimal? HourMean(IEnumerable<MonitoredValue> values)
    {
        MonitoredValue[] counted = [.. values.Where(value => value.Counts)];
        var minutes = counted.Sum(value => value.Minutes);
        return minutes >= MinutesOfHour && minutes > 0 ? counted.Sum(value => value.Value!.Value * value.Minutes) / minutes : null;
    }

    public bool IsValidDay(IEnumerable<decimal?> hours) => hours.Count(hour => hour is not null) >= HoursOfDay;
}
