namespace Yingzhou.Kernel;

/// <summary>The χ² distribution (卡方分布).</summary>
public static class ChiSquare
{
    /// <summary>The probability of a value at least as large by chance: the regularised upper incomplete gamma function Q(df/2, x/2).</summary>
    /// <param name="degrees">At least 1.</param>
    public static double UpperTail(double value, int degrees)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degrees, 1);
        var (a, x) = (degrees / 2.0, value / 2);
        return x <= 0 ? 1
            : x < a + 1 ? 1 - Series(a, x)
            : Fraction(a, x);
    }

    static double Series(double a, double x)
    {
        double term = 1 / a,
            sum = term;
        for (var n = 1; n < 1000 && Math.Abs(term) > Math.Abs(sum) * 1e-16; n++)
            sum += term *= x / (a + n);
        return sum * Front(a, x);
    }

    // By W. J. Lentz's way of reading a continued fraction from its beginning.
    static double Fraction(double a, double x)
    {
        const double tiny = 1e-300;
        double b = x + 1 - a,
            c = 1 / tiny,
            d = 1 / b,
            h = d;
        for (var n = 1; n < 1000; n++)
        {
            var numerator = -n * (n - a);
            b += 2;
            d = 1 / NotZero(numerator * d + b);
            c = NotZero(b + numerator / c);
            h *= d * c;
            if (Math.Abs(d * c - 1) < 1e-15)
                break;
        }
        return h * Front(a, x);

        static double NotZero(double value) => Math.Abs(value) < tiny ? tiny : value;
    }

    static double Front(double a, double x) => Math.Exp(-x + a * Math.Log(x) - LogGammaOfHalves(a));

    // a is a multiple of one half: Γ(a) = (a − 1) Γ(a − 1), down to Γ(1) = 1 or Γ(1/2) = √π.
    static double LogGammaOfHalves(double a)
    {
        var log = 0.0;
        for (; a > 1; a--)
            log += Math.Log(a - 1);
        return a == 1 ? log : log + 0.5 * Math.Log(Math.PI);
    }
}
