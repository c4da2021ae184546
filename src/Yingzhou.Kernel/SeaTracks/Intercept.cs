namespace Yingzhou.Kernel;

/// <param name="East">Metres from where the boat is now.</param>
/// <param name="Metres">What the boat runs.</param>
/// <param name="CourseDegrees">The course to steer, clockwise from north.</param>
public readonly record struct InterceptPoint(double Seconds, double East, double North, double Metres, double CourseDegrees);

/// <summary>拦截点: where a boat at full speed meets a target that keeps its course, the smallest positive root of |p + v·t| = s·t (c11 §3.9). Straight water: shoals are for the path behind it.</summary>
public static class Intercept
{
    /// <param name="east">Of the target from the boat, metres.</param>
    /// <param name="targetCourse">Degrees clockwise from north.</param>
    /// <returns><c>null</c> when the boat cannot reach it.</returns>
    public static InterceptPoint? Of(double east, double north, double targetKnots, double targetCourse, double boatKnots)
    {
        var (sin, cos) = Math.SinCos(targetCourse * Math.PI / 180);
        var speed = Knots.ToMetresPerSecond(targetKnots);
        var (vx, vy, s) = (speed * sin, speed * cos, Knots.ToMetresPerSecond(boatKnots));
        // (v² − s²) t² + 2 p·v t + p² = 0
        var (a, b, c) = ((vx * vx) + (vy * vy) - (s * s), 2 * ((east * vx) + (north * vy)), (east * east) + (north * north));
        if (c == 0)
            return new(0, 0, 0, 0, 0);
        double[] roots = Math.Abs(a) < 1e-12 ? (b == 0 ? [] : [-c / b]) : Roots(a, b, c);
        if (roots.Where(root => root > 0).DefaultIfEmpty(double.NaN).Min() is not (> 0 and < double.PositiveInfinity and var t))
            return null;
        var (x, y) = (east + (vx * t), north + (vy * t));
        var course = Math.Atan2(x, y) * 180 / Math.PI;
        return new(t, x, y, s * t, course < 0 ? course + 360 : course);
    }

    static double[] Roots(double a, double b, double c)
    {
        var under = (b * b) - (4 * a * c);
        if (under < 0)
            return [];
        // The form that loses no digits where the two terms nearly cancel.
        var q = -(b + Math.CopySign(Math.Sqrt(under), b)) / 2;
        return q == 0 ? [0] : [q / a, c / q];
    }
}
