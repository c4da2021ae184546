namespace Yingzhou.Kernel;

/// <summary>One hour at an outlet as it was sent.</summary>
/// <param name="Flow">m³/h of water or m³ of gas.</param>
/// <param name="OxygenPercent">Flue gas only.</param>
public readonly record struct OutletHour(
    DateTimeOffset At,
    double? Concentration,
    double? Flow,
    DataMark Mark,
    double? OxygenPercent = null
);

public enum FraudSign
{
    /// <summary>稀释：flow up, concentration down, the load as before.</summary>
    Dilution,

    /// <summary>含氧量接近空气</summary>
    OxygenNearAir,

    /// <summary>数值恒定不变</summary>
    ConstantValue,

    /// <summary>只在夜间采样</summary>
    NightOnly,

    /// <summary>检查前改量程</summary>
    RangeEdited,

    /// <summary>检查前人工置数</summary>
    SetBeforeInspection,

    /// <summary>末位数字分布异常</summary>
    LastDigits,
}

/// <param name="Figure">What was measured: a share, a count, a probability; see the sign.</param>
public readonly record struct FraudFinding(FraudSign Sign, double Figure);

/// <summary>
/// 数据造假线索 (c08 §3.8): each sign has innocent causes too, so it brings an officer to the outlet and proves nothing.
/// </summary>
public static class FraudSigns
{
    // Own defaults, re-estimated from what officers found.
    const int FewestHours = 12;
    const int SameRun = 8;
    const double NightShare = 0.9;
    const double OxygenFrom = 19.5;
    const double DigitsBelow = 0.001;
    static readonly TimeSpan BeforeInspection = TimeSpan.FromHours(24);

    /// <param name="hours">In order of time.</param>
    /// <param name="earlier">The same outlet in a time that is trusted.</param>
    public static IReadOnlyList<FraudFinding> Of(
        IReadOnlyList<OutletHour> hours,
        IReadOnlyList<OutletHour> earlier,
        IReadOnlyList<DateTimeOffset> rangeEdits,
        IReadOnlyList<DateTimeOffset> inspections
    )
    {
        List<FraudFinding> findings = [];
        OutletHour[] normal = [.. hours.Where(hour => hour is { Mark: DataMark.Normal, Concentration: >= 0 })];
        if (Dilution(normal, [.. earlier.Where(hour => hour is { Mark: DataMark.Normal, Concentration: >= 0 })]) is { } diluted)
            findings.Add(new(FraudSign.Dilution, diluted));
        if (normal.Count(hour => hour.OxygenPercent >= OxygenFrom) is var thin and > 0 && thin * 2 >= normal.Length)
            findings.Add(new(FraudSign.OxygenNearAir, (double)thin / normal.Length));
        if (LongestSame(normal) is var same and >= SameRun)
            findings.Add(new(FraudSign.ConstantValue, same));
        if (normal.Length >= FewestHours && (double)normal.Count(AtNight) / normal.Length is var night and >= NightShare)
            findings.Add(new(FraudSign.NightOnly, night));
        if (rangeEdits.Count(edit => Precedes(edit, inspections)) is var edits and > 0)
            findings.Add(new(FraudSign.RangeEdited, edits));
        if (hours.Count(hour => hour.Mark is DataMark.Set && Precedes(hour.At, inspections)) is var set and > 0)
            findings.Add(new(FraudSign.SetBeforeInspection, set));
        return findings;
    }

    /// <summary>Whether last digits are spread as chance spreads them (χ², 9 degrees).</summary>
    /// <param name="digits">The last digit as sent, of at least 50 values.</param>
    /// <returns><c>null</c> for fewer values, or when chance explains them.</returns>
    public static FraudFinding? LastDigits(IReadOnlyList<int> digits)
    {
        if (digits.Count < 50)
            return null;
        var expected = digits.Count / 10.0;
        var square = Enumerable.Range(0, 10).Sum(digit => Math.Pow(digits.Count(one => one == digit) - expected, 2) / expected);
        var probability = ChiSquare.UpperTail(square, 9);
        return probability < DigitsBelow ? new(FraudSign.LastDigits, probability) : null;
    }

    // Flow up by half, concentration down by a third, the load within a tenth. The figure is the ratio of flows.
    static double? Dilution(OutletHour[] now, OutletHour[] earlier)
    {
        if (Typical(now) is not { } after || Typical(earlier) is not { } before || before.Flow <= 0 || before.Concentration <= 0)
            return null;
        var (flow, concentration) = (after.Flow / before.Flow, after.Concentration / before.Concentration);
        return flow >= 1.5 && concentration <= 2 / 3.0 && Math.Abs((flow * concentration) - 1) <= 0.1 ? flow : null;
    }

    static (double Flow, double Concentration)? Typical(OutletHour[] hours)
    {
        OutletHour[] full = [.. hours.Where(hour => hour.Flow is not null)];
        return full.Length < FewestHours
            ? null
            : (
                Quantile.Median(full.Select(hour => hour.Flow!.Value))!.Value,
                Quantile.Median(full.Select(hour => hour.Concentration!.Value))!.Value
            );
    }

    static int LongestSame(OutletHour[] hours)
    {
        var (longest, run) = (0, 0);
        for (var i = 0; i < hours.Length; i++)
        {
            // A concentration of nothing is often below the limit of detection, day after day.
            run =
                hours[i].Concentration == 0 ? 0
                : i > 0 && hours[i].Concentration == hours[i - 1].Concentration ? run + 1
                : 1;
            longest = Math.Max(longest, run);
        }
        return longest;
    }

    static bool AtNight(OutletHour hour) => hour.At.ToOffset(CityTime.Offset).Hour is >= 22 or < 6;

    static bool Precedes(DateTimeOffset at, IReadOnlyList<DateTimeOffset> inspections) =>
        inspections.Any(inspection => inspection >= at && inspection - at <= BeforeInspection);
}
