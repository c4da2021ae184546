namespace Yingzhou.Kernel;

/// <summary>The Beta distribution of a share: its mean and its quantiles, for intervals of shrunken rates.</summary>
public readonly record struct BetaDistribution
{
    public BetaDistribution(double alpha, double beta)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(alpha);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(beta);
        (Alpha, Beta) = (alpha, beta);
    }

    public double Alpha { get; }

    public double Beta { get; }

    public double Mean => Alpha / (Alpha + Beta);

    /// <summary>Regularised incomplete beta function I_x(α, β).</summary>
    public double Cumulative(double x)
    {
        if (x <= 0)
            return 0;
        if (x >= 1)
            return 1;
        var front = Math.Exp(LogGamma(Alpha + Beta) - LogGamma(Alpha) - LogGamma(Beta) + (Alpha * Math.Log(x)) + (Beta * Math.Log(1 - x)));
        // The fraction converges fast on this side of the mean only; the other side is its mirror.
        return x < (Alpha + 1) / (Alpha + Beta + 2)
            ? front * Fraction(x, Alpha, Beta) / Alpha
            : 1 - (front * Fraction(1 - x, Beta, Alpha) / Beta);
    }

    /// <summary>By bisection: the cumulative function only rises.</summary>
    public double Quantile(double p)
    {
        var (low, high) = (0.0, 1.0);
        for (var round = 0; round < 80; round++)
        {
            var middle = (low + high) / 2;
            if (Cumulative(middle) < p)
                low = middle;
            else
                high = middle;
        }
        return (low + high) / 2;
    }

    // Lentz's continued fraction (Abramowitz & Stegun 26.5.8).
    static double Fraction(double x, double a, double b)
    {
        const double tiny = 1e-300;
        var c = 1.0;
        var d = 1 / NotZero(1 - ((a + b) * x / (a + 1)));
        var value = d;
        for (var m = 1; m <= 500; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / NotZero(1 + (even * d));
            c = NotZero(1 + (even / c));
            value *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / NotZero(1 + (odd * d));
            c = NotZero(1 + (odd / c));
            value *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-14)
                break;
        }
        return value;

        static double NotZero(double denominator) => Math.Abs(denominator) < tiny ? tiny : denominator;
    }

    // Lanczos, g = 7: fifteen digits, enough for counts of any city.
    static double LogGamma(double x)
    {
        ReadOnlySpan<double> lanczos =
        [
            0.99999999999980993,
            676.5203681218851,
            -1259.1392167224028,
            771.32342877765313,
            -176.61502916214059,
            12.507343278686905,
            -0.13857109526572012,
            9.9843695780195716e-6,
            1.5056327351493116e-7,
        ];
        if (x < 0.5)
            return Math.Log(Math.PI / Math.Sin(Math.PI * x)) - LogGamma(1 - x);
        x -= 1;
        var sum = lanczos[0];
        for (var i = 1; i < lanczos.Length; i++)
            sum += lanczos[i] / (x + i);
        var t = x + 7.5;
        return (0.5 * Math.Log(2 * Math.PI)) + ((x + 0.5) * Math.Log(t)) - t + Math.Log(sum);
    }
}
