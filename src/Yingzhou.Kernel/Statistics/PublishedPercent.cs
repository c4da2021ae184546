namespace Yingzhou.Kernel;

/// <summary>A percentage printed elsewhere without its numerator, and the counts that would print the same.</summary>
/// <param name="Percent">As printed, e.g. 94.6; its number of decimals is its precision.</param>
public sealed record PublishedPercent(decimal Percent)
{
    /// <summary>The count nearest to the printed percentage, halves away from zero.</summary>
    public RatioOf Of(long denominator) =>
        new((long)decimal.Round(denominator * Percent / 100, MidpointRounding.AwayFromZero), denominator);

    /// <summary>Smallest and largest numerator that round, half up, to the printed percentage.</summary>
    public (long Least, long Most) NumeratorsOf(long denominator)
    {
        var half = 0.5m / (decimal)Math.Pow(10, Percent.Scale);
        var least = (long)decimal.Ceiling(denominator * (Percent - half) / 100);
        var most = (long)decimal.Ceiling(denominator * (Percent + half) / 100) - 1;
        return (Math.Max(0, least), Math.Min(denominator, most));
    }
}
