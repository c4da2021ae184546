namespace Yingzhou.Kernel;

public enum AisClass
{
    A,
    B,
}

/// <summary>What was known when a vessel fell silent.</summary>
/// <param name="Reception">Share of its messages that receivers hear in that cell and hour, from the coverage model; 0–1.</param>
/// <param name="LastSignalsStrong">The last messages came in well.</param>
/// <param name="TowardsZone">Near a border and heading for it.</param>
/// <param name="EarlierGaps">Gaps of this vessel that were found intentional, among those that were judged.</param>
public sealed record GapContext(
    AisClass Class,
    double SpeedKnots,
    bool ChangingCourse,
    double Reception,
    bool LastSignalsStrong,
    bool TowardsZone,
    RatioOf EarlierGaps
);

/// <summary>
/// AIS 静默 (c11 §3.6). A silence counts when chance hardly explains it with what receivers hear there; a place that is heard badly says nothing. What it means is a posterior with its evidence, never a verdict.
/// </summary>
public static class AisGap
{
    // A silence that comes by chance once in a thousand.
    const double Chance = 0.001;

    /// <summary>Below it receivers hear too little for a silence to mean anything.</summary>
    public const double PoorReception = 0.1;

    // [P], to be re-estimated from verdicts each quarter.
    const double PriorIntent = 0.05;
    const double StrongSignals = 6;
    const double WeakSignals = 0.5;
    const double HeadingForZone = 3;
    const double HeadingElsewhere = 0.8;
    const double PriorGaps = 4;

    /// <summary>Reporting interval: ITU-R M.1371-5 tables 1 and 2 (from memory, unconfirmed).</summary>
    public static TimeSpan ExpectedInterval(AisClass kind, double speedKnots, bool changingCourse) =>
        (kind, speedKnots, changingCourse) switch
        {
            (AisClass.B, <= 2, _) => TimeSpan.FromMinutes(3),
            (AisClass.B, _, _) => TimeSpan.FromSeconds(30),
            (_, <= 3, _) => TimeSpan.FromMinutes(3),
            (_, <= 14, false) => TimeSpan.FromSeconds(10),
            (_, <= 14, true) => TimeSpan.FromSeconds(10 / 3.0),
            (_, <= 23, false) => TimeSpan.FromSeconds(6),
            _ => TimeSpan.FromSeconds(2),
        };

    /// <summary>How long a silence must last: so many intervals that missing all of them is one in a thousand.</summary>
    /// <returns><c>null</c> where reception is too poor to tell.</returns>
    public static TimeSpan? Threshold(GapContext context)
    {
        if (context.Reception < PoorReception)
            return null;
        var missed = context.Reception >= 1 ? 1 : Math.Max(1, Math.Ceiling(Math.Log(Chance) / Math.Log(1 - context.Reception)));
        return ExpectedInterval(context.Class, context.SpeedKnots, context.ChangingCourse) * missed;
    }

    public static bool IsGap(TimeSpan silence, GapContext context) => Threshold(context) is { } threshold && silence > threshold;

    /// <summary>How probable it is that somebody switched it off.</summary>
    /// <returns><c>null</c> when the silence is no gap.</returns>
    public static EvidenceScore? Intent(TimeSpan silence, GapContext context)
    {
        if (!IsGap(silence, context))
            return null;
        // Drawn to even odds until there are some verdicts.
        var history = (context.EarlierGaps.Numerator + (PriorGaps / 2)) / (context.EarlierGaps.Denominator + PriorGaps);
        return EvidenceScore
            .Of(
                PriorIntent,
                [
                    context.LastSignalsStrong ? new("strong", StrongSignals, "静默前信号良好") : new("weak", WeakSignals, "静默前信号已弱"),
                    context.TowardsZone
                        ? new("towards", HeadingForZone, "正驶向管控区边界")
                        : new("elsewhere", HeadingElsewhere, "未驶向管控区"),
                    new(
                        "history",
                        history / (1 - history),
                        $"此前 {context.EarlierGaps.Denominator} 次静默中 {context.EarlierGaps.Numerator} 次查实为主动关闭"
                    ),
                ]
            )
            .Value;
    }

    /// <summary>Where it can be after a silence: the disk of its speed without the land.</summary>
    /// <param name="water">The sea area; its border is the coast.</param>
    public static Outcome<Shape> Reachable(GeoPoint last, double fastestKnots, TimeSpan silence, Shape water)
    {
        var disk = Shape.Of(last).Buffer(Math.Max(1, Knots.ToMetresPerSecond(fastestKnots) * silence.TotalSeconds));
        return disk.Fault is { } fault ? fault : disk.Value.Intersection(water);
    }

    /// <summary>无 AIS 目标: a radar track longer than 24 m, ten minutes or more, where AIS would be heard.</summary>
    /// <param name="lengthMetres"><c>null</c> when the radar cannot tell: then it is not called dark.</param>
    public static bool IsDarkContact(double? lengthMetres, TimeSpan tracked, double reception) =>
        lengthMetres > 24 && tracked > TimeSpan.FromMinutes(10) && reception >= PoorReception;
}
