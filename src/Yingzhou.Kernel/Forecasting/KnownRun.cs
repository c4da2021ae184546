namespace Yingzhou.Kernel;

/// <summary>The last part of a series that can be forecast from (可用段): a long hole would shift the season, so the part begins after it; a short one is bridged by a straight line and counted. What is bridged is never judged, only forecast from.</summary>
/// <param name="Start">Place of its first value in the series.</param>
/// <param name="Bridged">Values that nobody measured.</param>
public sealed record KnownRun(int Start, IReadOnlyList<double> Values, int Bridged)
{
    /// <param name="longest">Missing values in a row that are bridged at most. Own default 3.</param>
    public static KnownRun Of(IReadOnlyList<double?> series, int longest = 3)
    {
        var last = series.Count - 1;
        while (last >= 0 && series[last] is null)
            last--;
        List<double> backwards = [];
        var (bridged, at) = (0, last);
        while (at >= 0)
        {
            backwards.Add(series[at]!.Value);
            var before = at - 1;
            while (before >= 0 && series[before] is null)
                before--;
            var gap = at - before - 1;
            if (before < 0 || gap > longest)
                break;
            for (var i = 1; i <= gap; i++)
                backwards.Add(series[at]!.Value + ((series[before]!.Value - series[at]!.Value) * i / (gap + 1)));
            (bridged, at) = (bridged + gap, before);
        }
        return new(Math.Max(0, last - backwards.Count + 1), [.. backwards.AsEnumerable().Reverse()], bridged);
    }
}
