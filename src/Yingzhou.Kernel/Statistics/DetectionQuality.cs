namespace Yingzhou.Kernel;

/// <summary>
/// How good a detector or a matcher is on a set whose truth is known (检出质量; 查准率、查全率): precision and recall, each with its counts and its 95 % Wilson interval. A detector is released with these
/// figures or not at all.
/// </summary>
public sealed record DetectionQuality
{
    DetectionQuality(RatioOf precision, RatioOf recall) => (Precision, Recall) = (precision, recall);

    /// <summary>Hits among what was flagged.</summary>
    public RatioOf Precision { get; }

    /// <summary>Hits among what was there.</summary>
    public RatioOf Recall { get; }

    public (double Lower, double Upper)? PrecisionInterval => Wilson.Interval(Precision);

    public (double Lower, double Upper)? RecallInterval => Wilson.Interval(Recall);

    /// <summary>Harmonic mean of both; <c>null</c> when one of them is unknown.</summary>
    public decimal? F1 =>
        Precision.Share is null || Recall.Share is null ? null : 2m * Precision.Numerator / (Precision.Denominator + Recall.Denominator);

    public long FalseYes => Precision.Denominator - Precision.Numerator;

    public long Missed => Recall.Denominator - Recall.Numerator;

    /// <summary>A false yes sends somebody on the way for nothing: it weighs five times a missed one (a08 §3).</summary>
    public long Cost(int falseYesWeight = 5) => (FalseYes * falseYesWeight) + Missed;

    public static Outcome<DetectionQuality> Of(long hits, long flagged, long real) =>
        hits >= 0 && hits <= flagged && hits <= real
            ? new DetectionQuality(new(hits, flagged), new(hits, real))
            : new Fault("detection.counts", "检出数应不大于标出数，也不大于真实数，请核对。");

    public static DetectionQuality Of<T>(IEnumerable<T> flagged, IReadOnlySet<T> real)
    {
        T[] all = [.. flagged.Distinct()];
        var hits = all.Count(real.Contains);
        return new(new(hits, all.Length), new(hits, real.Count));
    }

    /// <summary>Precision among the first <paramref name="first"/> of a list sorted by score (precision@k).</summary>
    public static RatioOf PrecisionAt<T>(IEnumerable<T> byScore, IReadOnlySet<T> real, int first) =>
        RatioOf.Count(byScore.Take(first), real.Contains);

    /// <summary>Whether even the lower bound of recall reaches a limit: where a miss is the costly error, the bound decides and not the mean.</summary>
    public bool RecallSurelyReaches(double limit) => RecallInterval is { Lower: var lower } && lower >= limit;
}
