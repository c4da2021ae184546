namespace Yingzhou.Kernel;

/// <param name="Good">Cases that ended well.</param>
public readonly record struct OutcomeBin(double Good, double Bad);

/// <summary>
/// Weight of evidence (证据权重) of the bins of a feature or of a score, ordered from best to worst, and what it separates: IV, KS, AUC.
/// WOE = ln(share of goods ÷ share of bads).
/// </summary>
public sealed record WoeBins(IReadOnlyList<OutcomeBin> Bins)
{
    (double Good, double Bad) Sums => (Bins.Sum(bin => bin.Good), Bins.Sum(bin => bin.Bad));

    /// <returns><c>null</c> for a bin without goods or without bads: it must be merged with a neighbour first.</returns>
    public IReadOnlyList<double?> Woe
    {
        get
        {
            var (goods, bads) = Sums;
            return [.. Bins.Select(bin => bin.Good > 0 && bin.Bad > 0 ? Math.Log(bin.Good / goods / (bin.Bad / bads)) : (double?)null)];
        }
    }

    /// <summary>Information value; <c>null</c> while a bin has no weight of evidence.</summary>
    public double? InformationValue
    {
        get
        {
            var (goods, bads) = Sums;
            return Woe.Any(woe => woe is null)
                ? null
                : Bins.Zip(Woe, (bin, woe) => ((bin.Good / goods) - (bin.Bad / bads)) * woe!.Value).Sum();
        }
    }

    /// <summary>Kolmogorov–Smirnov: the largest distance between the cumulated shares of goods and bads.</summary>
    public double? Ks
    {
        get
        {
            var (goods, bads) = Sums;
            if (goods <= 0 || bads <= 0)
                return null;
            var (good, bad, most) = (0.0, 0.0, 0.0);
            foreach (var bin in Bins)
            {
                (good, bad) = (good + (bin.Good / goods), bad + (bin.Bad / bads));
                most = Math.Max(most, Math.Abs(good - bad));
            }
            return most;
        }
    }

    /// <summary>The probability that a good case stands before a bad one; those in one bin count half.</summary>
    public double? Auc
    {
        get
        {
            var (goods, bads) = Sums;
            if (goods <= 0 || bads <= 0)
                return null;
            var (before, area) = (0.0, 0.0);
            foreach (var bin in Bins)
            {
                area += bin.Bad / bads * (before + (bin.Good / goods / 2));
                before += bin.Good / goods;
            }
            return area;
        }
    }

    /// <summary>
    /// Merges neighbours until the share of bads never falls from best to worst and every bin has goods and bads (单调分箱, pool adjacent violators).
    /// </summary>
    public WoeBins Monotone()
    {
        var merged = new List<OutcomeBin>();
        foreach (var bin in Bins)
        {
            merged.Add(bin);
            while (merged.Count > 1 && (BadShare(merged[^2]) > BadShare(merged[^1]) || !Whole(merged[^1]) || !Whole(merged[^2])))
            {
                var joined = new OutcomeBin(merged[^2].Good + merged[^1].Good, merged[^2].Bad + merged[^1].Bad);
                merged.RemoveRange(merged.Count - 2, 2);
                merged.Add(joined);
            }
        }
        return new(merged);
    }

    static bool Whole(OutcomeBin bin) => bin.Good > 0 && bin.Bad > 0;

    static double BadShare(OutcomeBin bin) => bin.Good + bin.Bad <= 0 ? 0 : bin.Bad / (bin.Good + bin.Bad);
}
