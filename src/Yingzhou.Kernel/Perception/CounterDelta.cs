namespace Yingzhou.Kernel;

/// <summary>What a counter counted (计数器增量): a reading below the one before is a counter that began again, not a negative flow. Source: p07 R6.</summary>
public static class CounterDelta
{
    /// <param name="readings">In the order of time.</param>
    /// <param name="rollover">Where the counter goes back to 0, for one that turns over; <c>null</c> for one that is reset.</param>
    /// <returns><c>null</c> for fewer than two readings: nothing is known of the time before the first.</returns>
    public static double? Of(IEnumerable<double> readings, double? rollover = null)
    {
        double? last = null;
        double? sum = null;
        foreach (var reading in readings)
        {
            if (last is { } before)
                sum = (sum ?? 0) + Between(before, reading, rollover);
            last = reading;
        }
        return sum;
    }

    static double Between(double before, double after, double? rollover) =>
        after >= before ? after - before
        // Turned over only from the last tenth of its range: a reset in the middle is a reset.
        : rollover is { } top && before >= 0.9 * top ? top - before + after
        : after;
}
