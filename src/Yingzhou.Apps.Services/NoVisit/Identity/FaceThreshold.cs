using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.NoVisit.Identity;

/// <summary>A comparison of a face with a portrait (人脸比对试验). It is accepted when its score reaches the threshold.</summary>
/// <param name="AgeBand">E.g. 18–39, 60+; the person's own.</param>
public readonly record struct FaceTrial(double Score, string AgeBand);

/// <summary>How often genuine people of an age are refused.</summary>
/// <param name="Interval">95 %, Wilson; <c>null</c> when nobody was tried.</param>
public sealed record BandRefusals(string AgeBand, RatioOf Refused, (double Lower, double Upper)? Interval);

/// <summary>
/// The score from which a face is accepted (人脸阈值): the smallest with FAR ≤ 10⁻⁴ on impostor pairs. A threshold of its own for an age band is not offered: where
/// the elderly are refused more often by over two points, the video clerk is (a07 §3).
/// </summary>
/// <param name="Value">A score equal to it is accepted.</param>
public sealed record FaceThreshold(double Value, RatioOf FalseAccepts, RatioOf FalseRefusals, IReadOnlyList<BandRefusals> Bands)
{
    public const double MostFalseAccepts = 1e-4;
    public const string Elderly = "60+";

    /// <summary>In points of a percentage; a gap equal to it is tolerated.</summary>
    const decimal WidestGap = 0.02m;

    /// <summary>95 % upper bound of the false accepts (三倍法则 when there was none).</summary>
    public double FalseAcceptBound => RareEvents.UpperBound(FalseAccepts) ?? 1;

    /// <summary>Whether there were trials enough to claim 10⁻⁴; otherwise the page prints "not demonstrated".</summary>
    public bool Demonstrated => RareEvents.Demonstrates(FalseAccepts, MostFalseAccepts);

    public (double Lower, double Upper)? FalseRefusalInterval => Wilson.Interval(FalseRefusals);

    /// <summary>How much more often the elderly are refused than all others, as a share; <c>null</c> when one of the two was not tried.</summary>
    public decimal? ElderlyGap =>
        SumOf(band => band == Elderly).Share is { } elderly && SumOf(band => band != Elderly).Share is { } others ? elderly - others : null;

    /// <summary>Whether the elderly are offered the video clerk first. An unknown gap is not a small one.</summary>
    public bool OffersVideoToElderly => ElderlyGap is not { } gap || gap > WidestGap;

    /// <param name="impostors">Pairs of two people.</param>
    /// <param name="genuine">Pairs of one person.</param>
    public static Outcome<FaceThreshold> Choose(
        IReadOnlyList<FaceTrial> impostors,
        IReadOnlyList<FaceTrial> genuine,
        double mostFalseAccepts = MostFalseAccepts
    )
    {
        if (impostors.Count == 0 || genuine.Count == 0)
            return new Fault("no-visit.no-trials", "没有冒用或本人比对的试验数据，不能确定阈值。") { Field = "trials" };
        if (impostors.Concat(genuine).Any(trial => !double.IsFinite(trial.Score)))
            return new Fault("no-visit.broken-score", "试验分数里有不是数字的值，请先清理数据。") { Field = "score" };
        var allowed = (int)Math.Floor(mostFalseAccepts * impostors.Count + 1e-9);
        var descending = impostors.Select(trial => trial.Score).OrderDescending().ToList();
        var value = impostors
            .Concat(genuine)
            .Select(trial => trial.Score)
            .Where(score => allowed >= descending.Count || score > descending[allowed])
            .DefaultIfEmpty(double.NaN)
            .Min();
        return double.IsNaN(value)
            ? new Fault("no-visit.no-threshold", "没有一个阈值能把误识率压到要求以下：冒用者的分数不低于所有本人。请改用视频核验。")
            : new FaceThreshold(
                value,
                RatioOf.Count(impostors, trial => trial.Score >= value),
                RatioOf.Count(genuine, trial => trial.Score < value),
                [
                    .. genuine
                        .GroupBy(trial => trial.AgeBand)
                        .OrderBy(band => band.Key, StringComparer.Ordinal)
                        .Select(band => Refusals(band, value)),
                ]
            );
    }

    static BandRefusals Refusals(IGrouping<string, FaceTrial> band, double value)
    {
        var refused = RatioOf.Count(band, trial => trial.Score < value);
        return new(band.Key, refused, Wilson.Interval(refused));
    }

    RatioOf SumOf(Func<string, bool> band) =>
        Bands.Where(one => band(one.AgeBand)).Aggregate(new RatioOf(0, 0), (sum, one) => sum + one.Refused);
}
