namespace Yingzhou.Kernel;

/// <summary>A case that was probably handled outside the system and typed in afterwards, with what speaks for it.</summary>
public sealed record OffSystemFinding(OffSystemSigns Signs, LogisticScore Score)
{
    public string Case => Signs.Record.Case;
}

/// <summary>
/// Off-system handling (体外循环): a logistic score over the signs. The standing weights are own defaults, set so that a time far too short or a result older than its
/// application is enough by itself, while the weaker signs need company; <see cref="LogisticModel.Fit"/> replaces them once enough cases have been checked by hand.
/// </summary>
public static class OffSystemScore
{
    public const double Limit = 0.5;

    public static readonly LogisticModel Standing = new(
        -4,
        new Dictionary<string, double>
        {
            ["too-fast"] = 4.5,
            ["artefact-before"] = 5,
            ["quick-in-bulk"] = 4.5,
            ["same-minute"] = 2.5,
            ["batch-out-of-hours"] = 1.5,
            ["old-material"] = 1,
            ["earlier-contact"] = 0.5,
        }
    );

    /// <summary>Most probable first.</summary>
    public static IReadOnlyList<OffSystemFinding> Find(
        IEnumerable<OffSystemSigns> signs,
        LogisticModel? model = null,
        double limit = Limit
    ) =>
        [
            .. signs
                .Select(one => new OffSystemFinding(one, (model ?? Standing).Score(one.Features)))
                .Where(finding => finding.Score.Probability >= limit)
                .OrderByDescending(finding => finding.Score.Probability)
                .ThenBy(finding => finding.Case, StringComparer.Ordinal),
        ];

    /// <summary>
    /// The share that the detector misses, from a random audit of what it did not flag (抽查): of those checked, how many had been handled outside, with the 95 % interval.
    /// </summary>
    public static (RatioOf Missed, (double Lower, double Upper)? Interval) Audit(long checkedByHand, long foundOutside)
    {
        var missed = new RatioOf(foundOutside, checkedByHand);
        return (missed, Wilson.Interval(missed));
    }
}
