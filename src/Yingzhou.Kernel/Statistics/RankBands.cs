namespace Yingzhou.Kernel;

/// <summary>A value with the interval it certainly lies in; larger is better. <c>null</c> where nothing was measured.</summary>
public sealed record Contender(string Id, double? Value, double Lower, double Upper)
{
    internal bool Overlaps(Contender other) => Lower <= other.Upper && other.Lower <= Upper;
}

public enum RankBand
{
    /// <summary>不计：nothing measured.</summary>
    Unknown,

    /// <summary>后段：as good as the last, certainly behind the first.</summary>
    Lower,

    /// <summary>中段：neither, or not to be told from both.</summary>
    Middle,

    /// <summary>前段：as good as the first, certainly before the last.</summary>
    Upper,
}

/// <param name="Position">Only when no two intervals overlap: else there are bands and no positions.</param>
public sealed record RankedLine(Contender Contender, RankBand Band, int? Position);

/// <summary>
/// A ranking that claims no more than it knows (分档排名): positions are given only where no two intervals overlap; else everybody is in one of three bands (a13 §3).
/// </summary>
public static class RankBands
{
    public static IReadOnlyList<RankedLine> Of(IEnumerable<Contender> contenders)
    {
        Contender[] all = [.. contenders];
        Contender[] ranked =
        [
            .. all.Where(one => one.Value is not null).OrderByDescending(one => one.Value).ThenBy(one => one.Id, StringComparer.Ordinal),
        ];
        var apart = !ranked.Index().Any(one => ranked.Skip(one.Index + 1).Any(other => other.Overlaps(one.Item)));
        return
        [
            .. ranked.Select((one, place) => new RankedLine(one, BandOf(one, ranked[0], ranked[^1]), apart ? place + 1 : null)),
            .. all.Where(one => one.Value is null).Select(one => new RankedLine(one, RankBand.Unknown, null)),
        ];
    }

    static RankBand BandOf(Contender one, Contender best, Contender worst) =>
        (one.Overlaps(best), one.Overlaps(worst)) switch
        {
            (true, false) => RankBand.Upper,
            (false, true) => RankBand.Lower,
            _ => RankBand.Middle,
        };
}
