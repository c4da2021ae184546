namespace Yingzhou.Kernel;

public enum ClaimVerdict
{
    /// <summary>The printed numbers give the printed percentage.</summary>
    Agrees,

    /// <summary>They do not, but numbers that round to them would: say which was rounded.</summary>
    WithinRounding,

    /// <summary>No numbers that round to the printed ones give it.</summary>
    Contradicts,
}

/// <summary>How a text qualifies its percentage.</summary>
public enum ClaimKind
{
    Exact,

    /// <summary>约、近: within one point.</summary>
    About,

    /// <summary>超、逾、以上: at least so much.</summary>
    MoreThan,
}

/// <summary>
/// A change claimed with both numbers and a percentage (百分比一致性): "from 12.8 to 3 days, cut by 61 %" contradicts itself, for it is 76.6 % (a13 example 6). The decimals of a
/// printed number are its precision.
/// </summary>
/// <param name="Percent">Positive for the direction in which the numbers go.</param>
public sealed record ClaimedChange(decimal Before, decimal After, decimal Percent, ClaimKind Kind = ClaimKind.Exact)
{
    /// <summary>Percent by which it fell (or rose), from the printed numbers; <c>null</c> from zero.</summary>
    public decimal? Actual => Before == 0 ? null : Math.Abs(Before - After) / Math.Abs(Before) * 100;

    /// <returns><c>null</c> when nothing can be computed.</returns>
    public ClaimVerdict? Judge()
    {
        if (Actual is not { } actual)
            return null;
        if (Holds(actual))
            return ClaimVerdict.Agrees;
        var (least, most) = Possible();
        return Reaches(least, most) ? ClaimVerdict.WithinRounding : ClaimVerdict.Contradicts;
    }

    bool Holds(decimal actual) =>
        Kind switch
        {
            ClaimKind.About => Math.Abs(actual - Percent) <= 1,
            ClaimKind.MoreThan => actual >= Percent,
            _ => decimal.Round(actual, Percent.Scale, MidpointRounding.AwayFromZero) == Percent,
        };

    bool Reaches(decimal least, decimal most)
    {
        var half = Kind is ClaimKind.About ? 1 : Half(Percent);
        return Kind is ClaimKind.MoreThan ? most >= Percent : least <= Percent + half && most >= Percent - half;
    }

    // The change is extreme where both numbers are at an end of what rounds to them.
    (decimal Least, decimal Most) Possible()
    {
        decimal[] changes =
        [
            .. from before in (decimal[])[Before - Half(Before), Before + Half(Before)]
            from after in (decimal[])[After - Half(After), After + Half(After)]
            where before != 0
            select Math.Abs(before - after) / Math.Abs(before) * 100,
        ];
        return (changes.Min(), changes.Max());
    }

    static decimal Half(decimal printed) => 0.5m / (decimal)Math.Pow(10, printed.Scale);
}
