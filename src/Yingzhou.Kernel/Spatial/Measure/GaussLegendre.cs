namespace Yingzhou.Kernel;

/// <summary>Quadrature of Gauss and Legendre: exact for polynomials of degree 2n − 1, to rounding for the smooth integrands of the ellipsoid.</summary>
sealed class GaussLegendre
{
    /// <summary>For a whole half turn of a geodesic.</summary>
    public static readonly GaussLegendre Fine = new(20);

    /// <summary>For one edge of a ring.</summary>
    public static readonly GaussLegendre Edge = new(6);

    readonly (double At, double Weight)[] nodes;

    GaussLegendre(int count) => nodes = [.. Enumerable.Range(1, count).Select(i => Node(count, i))];

    public double Integrate(Func<double, double> value, double from, double to)
    {
        var (middle, half) = ((from + to) / 2, (to - from) / 2);
        var sum = 0.0;
        foreach (var (at, weight) in nodes)
            sum += weight * value(middle + (half * at));
        return sum * half;
    }

    static (double At, double Weight) Node(int n, int i)
    {
        var x = Math.Cos(Math.PI * (i - 0.25) / (n + 0.5));
        for (var round = 0; ; round++)
        {
            var (value, before) = (1.0, 0.0);
            for (var k = 1; k <= n; k++)
                (value, before) = ((((2 * k) - 1) * x * value - ((k - 1) * before)) / k, value);
            var slope = n * ((x * value) - before) / ((x * x) - 1);
            var step = value / slope;
            x -= step;
            if (Math.Abs(step) < 1e-16 || round == 50)
                return (x, 2 / ((1 - (x * x)) * slope * slope));
        }
    }
}
