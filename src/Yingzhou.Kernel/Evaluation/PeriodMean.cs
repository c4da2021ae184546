namespace Yingzhou.Kernel;

/// <summary>What a period without a value comes to (缺期).</summary>
public enum MissingPeriod
{
    /// <summary>不计: left out; when too many are missing nothing is said at all.</summary>
    Skip,

    /// <summary>按最差计: the worst that anybody of the group had in that period, so that silence wins nothing. A period that nobody has counts for nobody.</summary>
    Worst,
}

/// <summary>How periods are taken together (周期均值).</summary>
/// <param name="LeastKnown">Share of the expected periods, 0 to 1, that must have a value when missing ones are left out; exactly that many are enough.</param>
public sealed record PeriodRule(MissingPeriod Missing, double LeastKnown);

/// <param name="Numerator">Of shares; <c>null</c> for everything else.</param>
/// <param name="Rows">What the value is made of; of shares the denominator.</param>
public readonly record struct PeriodValue(DateOnly Period, double? Value, long? Numerator, long Rows);

/// <param name="Value"><c>null</c>: not measured.</param>
/// <param name="Known">Periods with a value of their own.</param>
public sealed record PeriodTaken(double? Value, int Known, int Expected);

/// <summary>
/// One value of several periods: shares from the sums of their numerators and denominators, since a mean of rates is not the rate of the whole (p11 R2); all other figures as the mean of the periods. Where a missing
/// period counts as the worst there are no rows to weigh it by, and shares too are a mean of the periods.
/// </summary>
public static class PeriodMean
{
    const double Percent = 100;
    const double Rounding = 1e-9;

    /// <param name="expected">Periods that lie wholly in the span.</param>
    /// <param name="worst">The worst of the group in a period; <c>null</c> when nobody has a value.</param>
    public static PeriodTaken Of(
        IReadOnlyList<DateOnly> expected,
        IReadOnlyList<PeriodValue> own,
        Func<DateOnly, double?> worst,
        PeriodRule rule
    )
    {
        var byPeriod = own.Where(one => one.Value is not null).ToDictionary(one => one.Period);
        var known = expected.Where(byPeriod.ContainsKey).Select(period => byPeriod[period]).ToList();
        if (rule.Missing is MissingPeriod.Worst && known.Count < expected.Count)
        {
            var values = expected
                .Select(period => byPeriod.TryGetValue(period, out var one) ? one.Value : worst(period))
                .OfType<double>()
                .ToList();
            return new(values.Count == 0 ? null : values.Average(), known.Count, expected.Count);
        }
        if (known.Count == 0 || known.Count < (rule.LeastKnown * expected.Count) - Rounding)
            return new(null, known.Count, expected.Count);
        var isShare = known.TrueForAll(one => one.Numerator is not null) && known.Exists(one => one.Rows > 0);
        return new(
            isShare
                ? Percent * known.Sum(one => one.Numerator!.Value) / known.Sum(one => one.Rows)
                : known.Average(one => one.Value!.Value),
            known.Count,
            expected.Count
        );
    }
}
