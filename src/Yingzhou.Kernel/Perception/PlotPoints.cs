namespace Yingzhou.Kernel;

/// <summary>A series for a plot of so many pixels (抽稀): of each pixel its first, lowest, highest and last value, so that no spike is hidden. Source: p07 R6.</summary>
public static class PlotPoints
{
    const int PerPixel = 4;

    /// <param name="samples">In the order of time.</param>
    public static IReadOnlyList<Sample> Of(IReadOnlyList<Sample> samples, DateTimeOffset from, DateTimeOffset until, int pixels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pixels, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(until, from);
        var within = samples.Where(sample => sample.At >= from && sample.At < until).ToList();
        if (within.Count <= pixels * PerPixel)
            return within;
        var width = (until - from).Ticks / (double)pixels;
        return
        [
            .. within
                .Index()
                .GroupBy(one => (int)((one.Item.At - from).Ticks / width))
                .SelectMany(pixel =>
                    new[] { pixel.First(), pixel.MinBy(one => one.Item.Value), pixel.MaxBy(one => one.Item.Value), pixel.Last() }
                        .DistinctBy(one => one.Index)
                        .OrderBy(one => one.Index)
                )
                .Select(one => one.Item),
        ];
    }
}
