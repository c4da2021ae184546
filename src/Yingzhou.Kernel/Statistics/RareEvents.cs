namespace Yingzhou.Kernel;

/// <summary>What few events in many trials allow one to claim, at 95 % one-sided confidence (稀有事件上界).</summary>
public static class RareEvents
{
    const double Confidence = 0.95;

    /// <summary>The rule of three: −ln 0.05 = 2.996, written 3 since B. D. Jovanovic and P. S. Levy, The American Statistician 51, 1997.</summary>
    const double NoneSeen = 3;

    /// <summary>Trials without a single event after which one may claim at most this rate; an equal number is enough.</summary>
    public static long TrialsFor(double rate) => (long)Math.Ceiling(NoneSeen / rate - 1e-9);

    /// <summary>Upper bound of the rate: the rule of three for no event, Poisson's exact bound for some.</summary>
    /// <returns><c>null</c> when nothing was tried.</returns>
    public static double? UpperBound(RatioOf events) =>
        events.Denominator == 0
            ? null
            : Math.Min(1, (events.Numerator == 0 ? NoneSeen : PoissonBound(events.Numerator)) / events.Denominator);

    /// <summary>Whether the trials demonstrate at most this rate. False also means "not demonstrated", not "exceeded".</summary>
    public static bool Demonstrates(RatioOf events, double rate) => UpperBound(events) is { } bound && bound <= rate * (1 + 1e-12);

    // The mean at which so few events would be seen in one of twenty experiments.
    static double PoissonBound(long seen)
    {
        double low = seen,
            high = seen + 10 * Math.Sqrt(seen + 1) + 10;
        for (var step = 0; step < 200; step++)
        {
            var mean = (low + high) / 2;
            (low, high) = AtMost(seen, mean) > 1 - Confidence ? (mean, high) : (low, mean);
        }
        return high;
    }

    static double AtMost(long seen, double mean)
    {
        // In logarithms: e^-mean alone vanishes at a few hundred events.
        var logTerm = -mean;
        var sum = Math.Exp(logTerm);
        for (long count = 1; count <= seen; count++)
        {
            logTerm += Math.Log(mean / count);
            sum += Math.Exp(logTerm);
        }
        return sum;
    }
}
