namespace Yingzhou.Kernel;

/// <summary>
/// How many appointments may be given where some people do not come (预约超额): those who come are binomial, and more may come than can be served only as often as is
/// tolerated. Source: page a06 §3: no-show rate p̂ overbooks up to a binomial overload risk of 5 %.
/// </summary>
public static class Overbooking
{
    /// <summary>Tolerated probability that more come than can be served; a probability equal to it is tolerated.</summary>
    public const double Tolerated = 0.05;

    /// <summary>Own default: with fewer appointments kept or missed than this, everybody is expected to come.</summary>
    public const int LeastKnown = 30;

    /// <summary>Own default: never more than twice as many, however many stayed away before.</summary>
    public const int MostTimes = 2;

    /// <param name="missed">未到 among all appointments whose time is over.</param>
    /// <returns>p̂, or 0 while too little is known.</returns>
    public static double NoShowRate(RatioOf missed) => missed.Denominator < LeastKnown ? 0 : (double)missed.Numerator / missed.Denominator;

    /// <param name="capacity">How many can be served.</param>
    /// <param name="noShowRate">Probability that somebody does not come, 0 to 1.</param>
    /// <returns>The largest number of appointments whose <see cref="OverloadRisk"/> is tolerated; at least the capacity.</returns>
    public static int Places(int capacity, double noShowRate, double tolerated = Tolerated)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        if (!(noShowRate is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(noShowRate), noShowRate, "A probability lies between 0 and 1");
        var places = capacity;
        while (places < capacity * MostTimes && OverloadRisk(places + 1, capacity, noShowRate) <= tolerated)
            places++;
        return places;
    }

    /// <returns>The probability that more than <paramref name="capacity"/> of <paramref name="booked"/> come.</returns>
    public static double OverloadRisk(int booked, int capacity, double noShowRate)
    {
        if (booked <= capacity)
            return 0;
        // From the end that is summed: all come, all but one come … each term from the one before, so that nothing overflows.
        var comes = 1 - noShowRate;
        if (comes <= 0)
            return 0;
        var term = Math.Pow(comes, booked);
        var risk = term;
        for (var missing = 1; missing < booked - capacity; missing++)
        {
            term *= (booked - missing + 1.0) / missing * (noShowRate / comes);
            risk += term;
        }
        return Math.Min(1, risk);
    }
}
