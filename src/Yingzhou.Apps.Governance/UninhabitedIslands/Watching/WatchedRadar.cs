using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.UninhabitedIslands.Watching;

/// <summary>A radar over one water: what it plotted since the last scan, and what is known of its errors. Not safe for two threads.</summary>
/// <param name="site"><c>null</c> for a radar that nobody registered: its plots count, with the error of a common coast radar.</param>
sealed class WatchedRadar(string id, string name, RadarSite? site)
{
    // σ of a plot by a coast radar within ten miles, metres.
    const double UnknownSigma = 50;

    readonly Dictionary<string, ((double East, double North) At, double? Length, DateTimeOffset When)> plots = new(StringComparer.Ordinal);

    public string Id => id;

    public string Name => name;

    public RadarSite? Site { get; private set; } = site;

    public DateTimeOffset? HeardAt { get; private set; }

    public bool IsUp(DateTimeOffset now, TimeSpan quiet) => now - HeardAt <= quiet;

    public void Plot(string target, (double East, double North) at, double? length, DateTimeOffset when) =>
        (plots[target], HeardAt) = ((at, length, when), when);

    /// <param name="said">What AIS says of a moment.</param>
    public void Learn(Func<DateTimeOffset, IReadOnlyList<Plot>> said)
    {
        if (Site is { } known && plots.Count > 0)
            Site = known.Learn(said(HeardAt!.Value), [.. plots.Values.Select(plot => plot.At)]);
    }

    /// <summary>Its plots of a scan; they are taken.</summary>
    public IReadOnlyList<Plot> Take(DateTimeOffset now)
    {
        Plot[] taken = [.. plots.Select(one => Of(one.Key, one.Value.At, one.Value.Length, now - one.Value.When))];
        plots.Clear();
        return taken;
    }

    Plot Of(string number, (double East, double North) at, double? length, TimeSpan age)
    {
        var late = age > TimeSpan.Zero ? age : TimeSpan.Zero;
        return Site is { } known
            ? known.Plot(number, at.East, at.North, length, late)
            : new(at.East, at.North, PlotVariance.Round(UnknownSigma), LengthMetres: length) { Sources = [new(id, number)] };
    }
}
