namespace Yingzhou.Apps.Services.NoVisit.Delivery;

/// <summary>How likely a line stops at a wind force (停航概率). The table is a city's content; between two given forces it is interpolated.</summary>
/// <param name="ByWindForce">Beaufort to probability; below the least force given it is 0, above the greatest it stays.</param>
public sealed record SuspensionOdds(string Line, IReadOnlyDictionary<int, double> ByWindForce)
{
    /// <summary>From more than this on, other ways than the boat are offered (a07 §3); an equal probability still waits for the boat.</summary>
    public const double Alternatives = 0.5;

    public double At(int windForce)
    {
        if (ByWindForce.TryGetValue(windForce, out var given))
            return given;
        var below = ByWindForce.Where(one => one.Key < windForce).OrderByDescending(one => one.Key).FirstOrDefault();
        var above = ByWindForce.Where(one => one.Key > windForce).OrderBy(one => one.Key).FirstOrDefault();
        if (!ByWindForce.Any(one => one.Key < windForce))
            return 0;
        return ByWindForce.Any(one => one.Key > windForce)
            ? below.Value + (above.Value - below.Value) * (windForce - below.Key) / (above.Key - below.Key)
            : below.Value;
    }

    /// <summary>The chance that at least one of the lines of a way stops; lines stop independently of each other at a given wind.</summary>
    public static double AnyOf(IEnumerable<SuspensionOdds> lines, int windForce) =>
        1 - lines.Aggregate(1.0, (runs, line) => runs * (1 - line.At(windForce)));
}

/// <summary>What is offered instead of waiting for the boat (替代方案).</summary>
public enum Alternative
{
    PierLocker,
    ElectronicOnly,
    BoatHelper,
}

public static class Alternatives
{
    /// <param name="suspensionTomorrow">Probability 0–1.</param>
    /// <param name="electronic">Whether the result is valid as an electronic credential alone.</param>
    public static IReadOnlyList<Alternative> For(double suspensionTomorrow, bool electronic = true) =>
        suspensionTomorrow <= SuspensionOdds.Alternatives ? []
        : electronic ? [Alternative.ElectronicOnly, Alternative.PierLocker, Alternative.BoatHelper]
        : [Alternative.PierLocker, Alternative.BoatHelper];
}
