namespace Yingzhou.Kernel;

/// <summary>How good yes-answers are (查准率、查全率) against a labelled set.</summary>
public readonly record struct MatchQuality
{
    /// <param name="entitled">Pairs that are truly yes.</param>
    /// <param name="reported">Pairs that were said to be.</param>
    /// <param name="correct">Pairs that were said to be, and are.</param>
    public MatchQuality(long entitled, long reported, long correct) =>
        (Precision, Recall) = (new RatioOf(correct, reported), new RatioOf(correct, entitled));

    public RatioOf Precision { get; }

    public RatioOf Recall { get; }

    /// <summary>Harmonic mean of both; <c>null</c> when one of them is unknown.</summary>
    public decimal? F1 =>
        Precision.Share is null || Recall.Share is null ? null : 2m * Precision.Numerator / (Precision.Denominator + Recall.Denominator);

    public long FalseYes => Precision.Denominator - Precision.Numerator;

    public long Missed => Recall.Denominator - Recall.Numerator;

    /// <summary>A false yes sends somebody on the way for nothing: it weighs five times a missed one (a08 §3).</summary>
    public long Cost(int falseYesWeight = 5) => (FalseYes * falseYesWeight) + Missed;
}
