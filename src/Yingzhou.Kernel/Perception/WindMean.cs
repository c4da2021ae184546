namespace Yingzhou.Kernel;

/// <summary>The mean of directions (矢量平均风向): of 350° and 10° it is 0°, not 180°. Source: p07 R6.</summary>
public static class WindMean
{
    // Directions all around cancel: there is no mean of them.
    const double Nothing = 1e-6;

    /// <param name="winds">Direction in degrees from north, and a weight: the speed for the vector mean, 1 for the mean of unit vectors.</param>
    /// <returns>0 ≤ degrees &lt; 360; <c>null</c> when there is no wind or no direction that prevails.</returns>
    public static double? Direction(IEnumerable<(double Degrees, double Weight)> winds)
    {
        var (east, north, weight) = (0.0, 0.0, 0.0);
        foreach (var (degrees, one) in winds)
        {
            var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
            (east, north, weight) = (east + (sin * one), north + (cos * one), weight + Math.Abs(one));
        }
        if (weight == 0 || Math.Sqrt((east * east) + (north * north)) < Nothing * weight)
            return null;
        var mean = Math.Atan2(east, north) * 180 / Math.PI;
        // −1e-17 + 360 rounds to 360.
        return mean < 0 ? (mean + 360) % 360 : mean;
    }
}
