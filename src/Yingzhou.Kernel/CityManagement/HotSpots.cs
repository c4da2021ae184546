namespace Yingzhou.Kernel;

/// <param name="Expected">From the same weeks of earlier years, trend and rain.</param>
public readonly record struct GridWeek(string Grid, int Seen, double Expected);

/// <param name="Probability">Of so many or more by chance.</param>
public readonly record struct HotSpot(GridWeek Week, double Probability);

/// <summary>高发网格: more cases than expected beyond chance, with at most one report in twenty false over all grids of the week (b10 §3).</summary>
public static class HotSpots
{
    /// <returns>Those that survive the control, the least probable first.</returns>
    public static IReadOnlyList<HotSpot> Of(IReadOnlyList<GridWeek> week, double falseShare = 0.05)
    {
        double[] probabilities = [.. week.Select(grid => PoissonTail.AtLeast(grid.Seen, grid.Expected))];
        return
        [
            .. FalseDiscovery
                .Surviving(probabilities, falseShare)
                .Select(i => new HotSpot(week[i], probabilities[i]))
                .OrderBy(spot => spot.Probability),
        ];
    }
}
