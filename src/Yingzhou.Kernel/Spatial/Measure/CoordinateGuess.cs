namespace Yingzhou.Kernel;

/// <summary>What bare numbers look like.</summary>
/// <param name="System">A projected system; <c>null</c> for degrees, or when only the steward can know it.</param>
/// <param name="IsGeographic">Degrees.</param>
/// <param name="Says">A Chinese sentence for the steward, who confirms: a guess never publishes anything.</param>
public sealed record CoordinateGuess(GaussKruger? System, bool IsGeographic, string Says);

/// <summary>坐标系猜测 for a file that does not say (no .prj): proposes and waits (p08 §4, example 6).</summary>
public static class CoordinateSniff
{
    /// <param name="points">First and second number of each row, as they stand in the file.</param>
    /// <returns><c>null</c> when the numbers fit nothing known.</returns>
    public static CoordinateGuess? Of(IReadOnlyList<(double First, double Second)> points)
    {
        if (points.Count == 0 || points.Any(point => !double.IsFinite(point.First) || !double.IsFinite(point.Second)))
            return null;
        if (points.All(point => Math.Abs(point.First) <= 180 && Math.Abs(point.Second) <= 90))
            return new(null, true, "看起来是先经度后纬度的度数，请确认基准是 CGCS2000 还是已加偏移的坐标。");
        if (points.All(point => Math.Abs(point.First) <= 90 && Math.Abs(point.Second) <= 180))
            return new(null, true, "看起来是先纬度后经度的度数，顺序要调换，请确认。");

        // Either column may be the easting: surveyors write x (north) first.
        foreach (
            var eastings in (double[][])
                [
                    [.. points.Select(point => point.First)],
                    [.. points.Select(point => point.Second)],
                ]
        )
        {
            int[] zones = [.. eastings.Select(value => (int)Math.Floor(value / 1_000_000)).Distinct()];
            if (
                zones is [var zone]
                && zone is >= 25 and <= 45
                && GaussKruger.OfZone(zone, prefixed: true) is { Succeeded: true, Value: var system }
            )
                return new(
                    system,
                    false,
                    $"横坐标以 {zone} 开头，看起来是带带号的 3° 带投影，中央经线 {system.CentralMeridian:0}°，请确认。"
                );
        }
        foreach (
            var eastings in (double[][])
                [
                    [.. points.Select(point => point.First)],
                    [.. points.Select(point => point.Second)],
                ]
        )
            if (eastings.All(value => value is > 300_000 and < 700_000))
                return new(null, false, "看起来是不带带号的投影坐标，中央经线无法从数字看出，请选择（舟山为 120° 或 123°）。");
        return null;
    }
}
