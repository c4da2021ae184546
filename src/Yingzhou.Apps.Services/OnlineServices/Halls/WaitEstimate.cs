namespace Yingzhou.Apps.Services.OnlineServices.Halls;

/// <summary>How long somebody in the queue still waits (预计等候), in minutes: the middle and a range that holds in about four of five cases.</summary>
public readonly record struct WaitEstimate(double Minutes, double From, double To)
{
    // 90 % of a normal distribution lies below it.
    const double Z = 1.2816;

    /// <summary>
    /// With all counters busy somebody leaves every <c>service ÷ counters</c> minutes on average, at random times: after k of them it is one's turn, which is a sum of k
    /// exponential times (mean k, standard deviation √k of such steps).
    /// </summary>
    /// <param name="ahead">How many wait before.</param>
    /// <param name="free">Counters that nobody is at.</param>
    /// <returns><c>null</c> when no counter is open.</returns>
    public static WaitEstimate? Of(int ahead, int counters, int free, double serviceMinutes)
    {
        if (counters <= 0)
            return null;
        var leavers = Math.Max(0, ahead + 1 - free);
        var step = serviceMinutes / counters;
        var (mean, spread) = (leavers * step, Math.Sqrt(leavers) * step * Z);
        return new(mean, Math.Max(0, mean - spread), mean + spread);
    }
}
