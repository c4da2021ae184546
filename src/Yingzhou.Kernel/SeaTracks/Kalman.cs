namespace Yingzhou.Kernel;

/// <summary>Position and velocity on a plane with their covariance: [east, north, velocity east, velocity north], metres and m/s.</summary>
public sealed record TrackState(double[] Mean, double[][] Covariance);

/// <summary>One plot: a measured position.</summary>
/// <param name="Variance">σ² of each axis and their covariance, m².</param>
/// <param name="Identity">MMSI or another number the sensor gives; radar gives none.</param>
/// <param name="LengthMetres">As measured; <c>null</c> when the sensor does not measure it.</param>
public sealed record Plot(double East, double North, PlotVariance Variance, string? Identity = null, double? LengthMetres = null)
{
    /// <summary>Who saw it: more than one when plots of several sensors were joined.</summary>
    public IReadOnlyList<PlotSource> Sources { get; init; } = [];

    /// <summary>融合置信度: probability that what was joined is one ship, by what else could have been joined; <c>null</c> when nothing was.</summary>
    public double? Together { get; init; }

    /// <summary>How long its sensor is silent between two plots of a ship at most; <c>null</c> when every scan brings one.</summary>
    public TimeSpan? Interval { get; init; }
}

/// <summary>A sensor's own word for what it sees (来源).</summary>
/// <param name="Sensor">AIS, or the radar's id.</param>
/// <param name="Number">MMSI, or the number of the radar's own track.</param>
public readonly record struct PlotSource(string Sensor, string Number);

public readonly record struct PlotVariance(double East, double North, double Cross)
{
    /// <summary>Equal in all directions, as of AIS.</summary>
    public static PlotVariance Round(double sigma) => new(sigma * sigma, sigma * sigma, 0);

    /// <summary>A range and a bearing turned into axes: the error across grows with the range. The bias of the conversion is below a metre for bearings better than half a degree.</summary>
    /// <param name="bearing">Radians clockwise from north.</param>
    public static PlotVariance Radar(double range, double bearing, double rangeSigma, double bearingSigma)
    {
        var (sin, cos) = Math.SinCos(bearing);
        var (along, across) = (rangeSigma * rangeSigma, range * range * bearingSigma * bearingSigma);
        return new((sin * sin * along) + (cos * cos * across), (cos * cos * along) + (sin * sin * across), sin * cos * (along - across));
    }
}

/// <summary>What a plot is to a predicted track.</summary>
/// <param name="Distance2">Squared Mahalanobis distance of the innovation; χ² with 2 degrees if it belongs.</param>
/// <param name="Likelihood">Its probability density.</param>
public readonly record struct Innovation(double East, double North, double Distance2, double Likelihood);

/// <summary>The linear Kalman filter of a moving point (卡尔曼滤波).</summary>
static class Kalman
{
    /// <summary>0.99 of χ²(2): a plot beyond it is another's.</summary>
    public const double Gate = 9.21;

    /// <param name="turn">rad/s; 0 for a straight course.</param>
    /// <param name="acceleration">σ of the unmodelled acceleration, m/s².</param>
    public static TrackState Predict(TrackState state, double seconds, double turn, double acceleration)
    {
        var f = Motion(seconds, turn);
        var mean = Matrices.Times(f, state.Mean);
        var covariance = Matrices.Plus(
            Matrices.Times(Matrices.Times(f, state.Covariance), Matrices.Transposed(f)),
            Noise(seconds, acceleration)
        );
        return new(mean, covariance);
    }

    public static Innovation Innovate(TrackState state, Plot plot)
    {
        var (a, b, c) = (
            state.Covariance[0][0] + plot.Variance.East,
            state.Covariance[1][1] + plot.Variance.North,
            state.Covariance[0][1] + plot.Variance.Cross
        );
        var determinant = (a * b) - (c * c);
        var (x, y) = (plot.East - state.Mean[0], plot.North - state.Mean[1]);
        var distance = ((b * x * x) - (2 * c * x * y) + (a * y * y)) / determinant;
        return new(x, y, distance, Math.Exp(-distance / 2) / (2 * Math.PI * Math.Sqrt(determinant)));
    }

    public static TrackState Update(TrackState state, Plot plot)
    {
        var p = state.Covariance;
        var (a, b, c) = (p[0][0] + plot.Variance.East, p[1][1] + plot.Variance.North, p[0][1] + plot.Variance.Cross);
        var determinant = (a * b) - (c * c);
        var (x, y) = (plot.East - state.Mean[0], plot.North - state.Mean[1]);
        var gain = Enumerable
            .Range(0, 4)
            .Select(i => (East: ((p[i][0] * b) - (p[i][1] * c)) / determinant, North: ((p[i][1] * a) - (p[i][0] * c)) / determinant))
            .ToArray();
        double[] mean = [.. state.Mean.Select((value, i) => value + (gain[i].East * x) + (gain[i].North * y))];
        var covariance = Enumerable
            .Range(0, 4)
            .Select(i => Enumerable.Range(0, 4).Select(j => p[i][j] - (gain[i].East * p[0][j]) - (gain[i].North * p[1][j])).ToArray())
            .ToArray();
        // Rounding must not tilt it.
        return new(mean, [.. covariance.Select((row, i) => row.Select((value, j) => (value + covariance[j][i]) / 2).ToArray())]);
    }

    static double[][] Motion(double t, double turn)
    {
        var (sin, cos) = Math.SinCos(turn * t);
        var (s, c) = Math.Abs(turn) < 1e-9 ? (t, 0.0) : (sin / turn, (1 - cos) / turn);
        return
        [
            [1, 0, s, -c],
            [0, 1, c, s],
            [0, 0, cos, -sin],
            [0, 0, sin, cos],
        ];
    }

    static double[][] Noise(double t, double acceleration)
    {
        var q = acceleration * acceleration;
        var (position, cross, speed) = (q * t * t * t * t / 4, q * t * t * t / 2, q * t * t);
        return
        [
            [position, 0, cross, 0],
            [0, position, 0, cross],
            [cross, 0, speed, 0],
            [0, cross, 0, speed],
        ];
    }
}

/// <summary>The few sums of small matrices that filters need.</summary>
static class Matrices
{
    public static double[] Times(double[][] matrix, double[] vector) => [.. matrix.Select(row => row.Zip(vector, (a, b) => a * b).Sum())];

    public static double[][] Times(double[][] left, double[][] right)
    {
        var product = new double[left.Length][];
        for (var i = 0; i < left.Length; i++)
        {
            product[i] = new double[right[0].Length];
            for (var k = 0; k < right.Length; k++)
                if (left[i][k] is var factor and not 0)
                    for (var j = 0; j < product[i].Length; j++)
                        product[i][j] += factor * right[k][j];
        }
        return product;
    }

    public static double[][] Plus(double[][] left, double[][] right) =>
        [.. left.Select((row, i) => row.Select((value, j) => value + right[i][j]).ToArray())];

    public static double[][] Transposed(double[][] matrix) =>
        [.. Enumerable.Range(0, matrix[0].Length).Select(j => matrix.Select(row => row[j]).ToArray())];
}
