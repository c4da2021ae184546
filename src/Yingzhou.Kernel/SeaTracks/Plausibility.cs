namespace Yingzhou.Kernel;

public enum ReportDoubt
{
    /// <summary>可信</summary>
    None,

    /// <summary>没有位置：the last known position stays, with its age.</summary>
    NoPosition,

    /// <summary>位置跳变：隔离，航迹按预测继续</summary>
    Jump,

    /// <summary>疑似套牌：同一识别码两处同时出现，各自成为目标</summary>
    Cloned,

    /// <summary>识别码无效</summary>
    BadIdentity,

    /// <summary>位置在陆地上</summary>
    OnLand,
}

/// <param name="ImpliedKnots">Between the last plausible position and this one; <c>null</c> where there is none.</param>
public readonly record struct ReportJudgement(ReportDoubt Doubt, double? ImpliedKnots);

/// <summary>Whether a report can be true (可信性检查, c11 §3.2). A doubtful report is kept in quarantine and moves no track.</summary>
public static class Plausibility
{
    const double FastestKnots = 60;
    const double OnLandMetres = 100;
    const double CloneMetres = 20 * Knots.NauticalMile;
    static readonly TimeSpan CloneWithin = TimeSpan.FromMinutes(10);

    /// <param name="last">The last plausible report of the same identity.</param>
    /// <param name="typeMaximumKnots">Fastest of the vessel's type; <c>null</c> when the type is not known.</param>
    /// <param name="metresInland">How far inside the coastline the position is; 0 at sea, <c>null</c> when the coast is not known.</param>
    public static ReportJudgement Of(VesselReport report, VesselReport? last, double? typeMaximumKnots = null, double? metresInland = null)
    {
        if (report.Position is not { } position)
            return new(ReportDoubt.NoPosition, null);
        if (!Mmsi.IsShip(report.Mmsi))
            return new(ReportDoubt.BadIdentity, null);
        if (metresInland > OnLandMetres)
            return new(ReportDoubt.OnLand, null);
        if (last?.Position is not { } before)
            return new(ReportDoubt.None, null);
        var metres = before.MetresTo(position);
        var seconds = Math.Abs((report.At - last.At).TotalSeconds);
        var knots =
            seconds > 0 ? Knots.FromMetresPerSecond(metres / seconds)
            : metres > 0 ? double.PositiveInfinity
            : 0;
        if (knots <= Math.Max(FastestKnots, 2 * (typeMaximumKnots ?? 0)))
            return new(ReportDoubt.None, knots);
        // One bad position looks like a clone; both are quarantined, only the far and quick one is told as two ships.
        return metres > CloneMetres && TimeSpan.FromSeconds(seconds) <= CloneWithin
            ? new(ReportDoubt.Cloned, knots)
            : new(ReportDoubt.Jump, knots);
    }

    /// <summary>圆形欺骗: positions that keep one distance from one centre all the way round, as spoofing gear draws them.</summary>
    /// <param name="positions">In order of time, at least 12.</param>
    /// <returns>The radius in metres; <c>null</c> when they draw no circle.</returns>
    public static double? CircleSpoof(IReadOnlyList<GeoPoint> positions)
    {
        if (positions.Count < 12)
            return null;
        var plane = SeaPlane.Around(positions[0]);
        var points = positions.Select(plane.Metres).ToArray();
        if (CircleFit(points) is not { } circle)
            return null;
        double[] off =
        [
            .. points.Select(point => Math.Sqrt(Square(point.East - circle.East) + Square(point.North - circle.North)) - circle.Radius),
        ];
        var angles = points.Select(point => Math.Atan2(point.North - circle.North, point.East - circle.East)).Order().ToArray();
        // The widest part of the circle without a position: a ship that turns once leaves most of it open.
        var widest = angles.Zip([.. angles.Skip(1), angles[0] + (2 * Math.PI)], (one, next) => next - one).Max();
        return Math.Sqrt(off.Average(Square)) < 0.02 * circle.Radius && widest < Math.PI / 2 ? circle.Radius : null;
    }

    // x² + y² = a x + b y + c, by least squares (Kåsa).
    static (double East, double North, double Radius)? CircleFit((double East, double North)[] points)
    {
        var matrix = Enumerable.Range(0, 3).Select(_ => new double[3]).ToArray();
        var right = new double[3];
        foreach (var (x, y) in points)
        {
            double[] row = [x, y, 1];
            for (var i = 0; i < 3; i++)
            {
                right[i] += row[i] * ((x * x) + (y * y));
                for (var j = 0; j < 3; j++)
                    matrix[i][j] += row[i] * row[j];
            }
        }
        return LinearSystem.Solve(matrix, right) is [var a, var b, var c] && c + (((a * a) + (b * b)) / 4) is > 0 and var square
            ? (a / 2, b / 2, Math.Sqrt(square))
            : null;
    }

    static double Square(double value) => value * value;
}
