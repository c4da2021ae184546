namespace Yingzhou.Languages.Feel.Evaluation;

/// <summary>
/// The whole numbers that a test accepts, both ends included. Nearly all numbers that tables and conditions meet are whole, and for those two comparisons of
/// machine words tell; all others are compared as decimals.
/// </summary>
readonly record struct WholeInterval(long First, long Last)
{
    // Far enough from the ends of a machine word that one more or less is no overflow.
    const long Farthest = 1_000_000_000_000_000_000;

    public bool Holds(long number) => number >= First && number <= Last;

    /// <param name="low"><c>null</c>: no end on this side.</param>
    /// <returns><c>null</c> when an end is too far away for machine words.</returns>
    public static WholeInterval? Between(FeelNumber? low, bool lowIncluded, FeelNumber? high, bool highIncluded)
    {
        long? first = long.MinValue,
            last = long.MaxValue;
        if (low is not null)
            first = lowIncluded ? Whole(low, Rounding.Ceiling) : Whole(low, Rounding.Floor) + 1;
        if (high is not null)
            last = highIncluded ? Whole(high, Rounding.Floor) : Whole(high, Rounding.Ceiling) - 1;
        return first is { } from && last is { } to ? new(from, to) : null;
    }

    static long? Whole(FeelNumber bound, Rounding rounding) =>
        bound.Value.Round(rounding).ToInt64() is { } whole and <= Farthest and >= -Farthest ? whole : null;
}
