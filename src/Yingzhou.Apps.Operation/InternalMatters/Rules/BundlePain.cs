using Yingzhou.Kernel;

namespace Yingzhou.Apps.Operation.InternalMatters.Rules;

/// <summary>How much a bundle hurts (痛点): volume × P90 of the overrun in working days, so that a rare disaster and a frequent nuisance can be compared (a01 §5).</summary>
/// <param name="Ninth">P90 of max(0, actual − promised) over finished cases; <c>null</c> when none is finished.</param>
public sealed record BundlePain(string Bundle, int Volume, double? Ninth)
{
    public double? Pain => Volume * Ninth;

    public static BundlePain Of(string bundle, int volume, IEnumerable<int> overrunDays) =>
        new(bundle, volume, Quantile.NinthDecile(overrunDays.Select(days => (double)Math.Max(0, days))));
}
