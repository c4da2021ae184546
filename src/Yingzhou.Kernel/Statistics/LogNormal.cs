namespace Yingzhou.Kernel;

/// <summary>
/// Times as they really are (对数正态): their logarithms are normal, with mean <see cref="Mu"/> and standard deviation <see cref="Sigma"/>. The unit is that of the times it
/// was fitted to.
/// </summary>
public readonly record struct LogNormal
{
    // Makes the median absolute deviation of a normal distribution its standard deviation.
    const double Consistent = 1.482602218505602;

    public LogNormal(double mu, double sigma)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sigma);
        (Mu, Sigma) = (mu, sigma);
    }

    public double Mu { get; }

    public double Sigma { get; }

    public double Median => Math.Exp(Mu);

    /// <summary>How unusual a time is, in standard deviations of its logarithm: far below 0 is too fast to be true. No time at all is as fast as can be.</summary>
    public double Z(double time) => time > 0 ? (Math.Log(time) - Mu) / Sigma : double.NegativeInfinity;

    /// <summary>By median and median absolute deviation, which a few made-up times cannot move.</summary>
    /// <returns><c>null</c> with fewer than two different positive times: nothing can be unusual among them.</returns>
    public static LogNormal? Robust(IEnumerable<double> times)
    {
        double[] logs = [.. times.Where(time => time > 0).Select(time => Math.Log(time))];
        if (Quantile.Median(logs) is not { } mu)
            return null;
        var deviation = Consistent * Quantile.Median(logs.Select(log => Math.Abs(log - mu)))!.Value;
        // More than half equal: the ordinary deviation still knows that the others differ.
        var sigma = deviation > 0 ? deviation : Math.Sqrt(logs.Average(log => (log - mu) * (log - mu)));
        return sigma > 0 ? new(mu, sigma) : null;
    }

    /// <summary>
    /// The median time of a place drawn towards the city's (empirical Bayes over log means): weight n / (n + σ²/τ²) for the place's own, the rest for the city's.
    /// </summary>
    /// <param name="between">τ: standard deviation of the log means of places.</param>
    public double ShrunkenMedian(IReadOnlyCollection<double> times, double between)
    {
        double[] logs = [.. times.Where(time => time > 0).Select(time => Math.Log(time))];
        if (logs.Length == 0 || between <= 0)
            return Median;
        var own = logs.Length / (logs.Length + (Sigma * Sigma / (between * between)));
        return Math.Exp((own * logs.Average()) + ((1 - own) * Mu));
    }
}
