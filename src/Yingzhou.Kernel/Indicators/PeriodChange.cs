namespace Yingzhou.Kernel;

/// <summary>How a figure changed between two periods (同比、环比).</summary>
public enum PeriodChangeKind
{
    /// <summary>百分点: two shares are subtracted.</summary>
    Points,

    /// <summary>百分比 of the earlier one.</summary>
    Percent,

    /// <summary>绝对数: the base is too small, or nothing, for a percentage to say anything.</summary>
    Difference,
}

/// <param name="Amount">In percentage points, per cent or the unit of the figure.</param>
public readonly record struct PeriodChange(PeriodChangeKind Kind, double Amount)
{
    /// <summary>Rows of which a period is made from which on a change is told in per cent; p11 R7. Exactly so many are enough.</summary>
    public const int LeastBase = 30;

    /// <returns><c>null</c> when one of the two is not known.</returns>
    public static PeriodChange? Of(double? before, int rowsBefore, double? now, int rowsNow, bool isShare) =>
        before is not { } was || now is not { } here ? null
        : isShare ? new(PeriodChangeKind.Points, here - was)
        : was <= 0 || Math.Min(rowsBefore, rowsNow) < LeastBase ? new(PeriodChangeKind.Difference, here - was)
        : new(PeriodChangeKind.Percent, 100 * (here - was) / was);
}
