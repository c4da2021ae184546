using Yingzhou.Kernel;

namespace Yingzhou.Support.Models;

/// <summary>漂移 (p10 R7): how far the values since a version was measured have moved from those it was measured on, by quarters of the latter.</summary>
/// <param name="Recent">Values since, at least <see cref="Fewest"/>.</param>
public sealed record InputDrift(double Psi, Stability Grade, int Recent)
{
    /// <summary>Fewer on either side tell nothing. Own default.</summary>
    public const int Fewest = 20;

    const int Bins = 4;
    const int MostRecent = 200;

    /// <returns><c>null</c> while there are too few values on one side.</returns>
    internal static InputDrift? Of(ValueSeries series, DateTimeOffset measuredFrom, DateTimeOffset measuredUntil)
    {
        var known = series.Values.Where(one => one.Value is not null && one.At >= measuredFrom).ToList();
        double[] before = [.. known.Where(one => one.At <= measuredUntil).Select(one => one.Value!.Value).Order()];
        double[] after = [.. known.Where(one => one.At > measuredUntil).TakeLast(MostRecent).Select(one => one.Value!.Value)];
        if (before.Length < Fewest || after.Length < Fewest)
            return null;
        double[] edges = [.. Enumerable.Range(1, Bins - 1).Select(i => before[before.Length * i / Bins]).Distinct()];
        return PopulationStability.Of(Counts(before, edges), Counts(after, edges)) is { } psi
            ? new(psi, PopulationStability.Grade(psi), after.Length)
            : null;
    }

    // A value equal to an edge belongs to the bin above it, on both sides alike.
    static double[] Counts(double[] values, double[] edges)
    {
        var counts = new double[edges.Length + 1];
        foreach (var value in values)
            counts[edges.Count(edge => value >= edge)]++;
        return counts;
    }
}
