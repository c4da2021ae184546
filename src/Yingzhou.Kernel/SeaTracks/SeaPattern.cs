namespace Yingzhou.Kernel;

public enum SeaPatternKind
{
    /// <summary>疑似盗采海砂</summary>
    SandMining,

    /// <summary>疑似海上过驳</summary>
    Rendezvous,

    /// <summary>疑似快艇走私上岸</summary>
    FastLanding,

    /// <summary>登岛停靠</summary>
    IslandStop,

    /// <summary>禁渔期疑似拖网作业</summary>
    ClosedSeasonTrawl,

    /// <summary>失控漂向桥墩</summary>
    BridgeDrift,

    /// <summary>海缆区内抛锚</summary>
    CableAnchoring,
}

/// <summary>A pattern and what it rests on; a score puts it among the others.</summary>
public sealed record SeaPattern(SeaPatternKind Kind, DateTimeOffset From, DateTimeOffset Until, IReadOnlyList<WeighedEvidence> Evidence);

/// <summary>What is known of a vessel beside its track. Unknown is <c>null</c>, and speaks neither way.</summary>
public sealed record VesselFacts(
    double? LengthMetres = null,
    bool? IsDredgerOrCargo = null,
    bool? HasSandPermit = null,
    bool? IsFishing = null,
    bool HasAis = true
);

/// <summary>
/// 行为规则 (c11 §3.7), each over the points of one track in order of time. They say what was seen with likelihood ratios that are dated parameters [P], re-estimated from verdicts; no rule accuses.
/// </summary>
public static class SeaPatterns
{
    const double MaximumGapMinutes = 15;

    /// <summary>Slower than 1.5 kn for 45 min or more in a sand area without a permit, by a dredger, a cargo ship, or an unknown one longer than 40 m.</summary>
    /// <param name="draughtRise">Metres between static messages before and after; <c>null</c> when not both were heard.</param>
    public static SeaPattern? SandMining(
        IReadOnlyList<TrackPoint> track,
        AreaIndex<string> sandAreas,
        VesselFacts facts,
        double? draughtRise
    )
    {
        if (facts.HasSandPermit == true || (facts.IsDredgerOrCargo ?? facts.LengthMetres > 40) != true)
            return null;
        if (
            LongestRun(track, point => point.SpeedKnots < 1.5 && sandAreas.At(point.Position).Count > 0) is not { } run
            || Length(run) < TimeSpan.FromMinutes(45)
        )
            return null;
        List<WeighedEvidence> evidence = [new("slow-in-area", 6, $"在砂区内低于 1.5 节停留 {Length(run).TotalMinutes:0} 分钟")];
        if (IsNight(run[0].At))
            evidence.Add(new("night", 2, "夜间"));
        if (facts.HasSandPermit == false)
            evidence.Add(new("no-permit", 4, "没有采砂许可"));
        if (draughtRise is { } rise)
            evidence.Add(rise >= 0.5 ? new("draught", 8, $"吃水增加 {rise:0.0} 米") : new("draught", 0.4, "吃水没有增加"));
        return new(SeaPatternKind.SandMining, run[0].At, run[^1].At, evidence);
    }

    /// <summary>Two tracks nearer than 200 m and slower than 2 kn for 20 min or more, farther than 2 nm from every port.</summary>
    public static SeaPattern? Rendezvous(
        IReadOnlyList<TrackPoint> one,
        IReadOnlyList<TrackPoint> other,
        Func<GeoPoint, double> metresToPort,
        bool oneIsDark
    )
    {
        TrackPoint[] met =
        [
            .. one.Where(point =>
                point.SpeedKnots < 2
                && metresToPort(point.Position) > 2 * Knots.NauticalMile
                && Near(other, point.At) is { SpeedKnots: < 2 } beside
                && beside.Position.MetresTo(point.Position) < 200
            ),
        ];
        if (LongestRun(one, point => met.Contains(point)) is not { } run || Length(run) < TimeSpan.FromMinutes(20))
            return null;
        List<WeighedEvidence> evidence = [new("beside", 5, $"两船相距 200 米内停留 {Length(run).TotalMinutes:0} 分钟")];
        evidence.Add(oneIsDark ? new("dark", 6, "其中一船没有 AIS") : new("both-heard", 0.7, "两船都有 AIS"));
        if (IsNight(run[0].At))
            evidence.Add(new("night", 1.5, "夜间"));
        return new(SeaPatternKind.Rendezvous, run[0].At, run[^1].At, evidence);
    }

    /// <summary>Faster than 35 kn without AIS, ending within 1 km of a landing point.</summary>
    public static SeaPattern? FastLanding(IReadOnlyList<TrackPoint> track, NearestPoints<string> landings, VesselFacts facts)
    {
        if (facts.HasAis || track.Count == 0 || LongestRun(track, point => point.SpeedKnots > 35) is not { } run)
            return null;
        return landings.To(track[^1].Position, 1) is [(var landing, < 1000 and var metres)]
            ? new(
                SeaPatternKind.FastLanding,
                run[0].At,
                track[^1].At,
                [new("fast-dark", 8, "航速超过 35 节且没有 AIS"), new("landing", 4, $"距靠岸点“{landing}” {metres:0} 米")]
            )
            : null;
    }

    /// <summary>Stops nearer than 200 m to the shore of a guarded island: the camera turns there.</summary>
    public static SeaPattern? IslandStop(IReadOnlyList<TrackPoint> track, AreaIndex<string> islands)
    {
        if (LongestRun(track, point => point.SpeedKnots < 0.5 && islands.Within(point.Position, 200).Count > 0) is not { } run)
            return null;
        var island = islands.Within(run[^1].Position, 200)[0];
        return Length(run) < TimeSpan.FromMinutes(3)
            ? null
            : new(
                SeaPatternKind.IslandStop,
                run[0].At,
                run[^1].At,
                [new("stop", 5, $"在“{island.Key}”岸线 200 米内停留 {Length(run).TotalMinutes:0} 分钟")]
            );
    }

    /// <summary>2–4.5 kn with a course that keeps changing, an hour or more, in a closed season's waters.</summary>
    public static SeaPattern? ClosedSeasonTrawl(IReadOnlyList<TrackPoint> track, AreaIndex<string> closedWaters, VesselFacts facts)
    {
        if (facts.IsFishing == false)
            return null;
        var run = LongestRun(track, point => point.SpeedKnots is >= 2 and <= 4.5 && closedWaters.At(point.Position).Count > 0);
        if (run is null || Length(run) < TimeSpan.FromHours(1) || CourseSpread(run) is not { } spread)
            return null;
        List<WeighedEvidence> evidence = [new("trawl-speed", 3, $"在禁渔水域以 2 至 4.5 节航行 {Length(run).TotalMinutes:0} 分钟")];
        evidence.Add(spread > 0.2 ? new("turning", 4, "航向反复变化") : new("straight", 0.2, "航向稳定，像是过境"));
        return new(SeaPatternKind.ClosedSeasonTrawl, run[0].At, run[^1].At, evidence);
    }

    /// <summary>Drifting (moving, but not where the bow points) towards a pier: nearest approach under 100 m within 10 min.</summary>
    /// <param name="heading">Of the bow; <c>null</c> when not sent.</param>
    public static SeaPattern? BridgeDrift(TrackPoint now, double? heading, GeoPoint pier)
    {
        if (
            now is not { SpeedKnots: > 0.3 and var knots, CourseDegrees: { } course }
            || heading is not { } bow
            || Math.Abs(Turn(bow, course)) < 30
        )
            return null;
        var plane = SeaPlane.Around(now.Position);
        var (east, north) = plane.Metres(pier);
        var (sin, cos) = Math.SinCos(course * Math.PI / 180);
        var speed = Knots.ToMetresPerSecond(knots);
        var seconds = ((east * sin) + (north * cos)) / speed;
        var metres = Math.Abs((east * cos) - (north * sin));
        return seconds is > 0 and < 600 && metres < 100
            ? new(
                SeaPatternKind.BridgeDrift,
                now.At,
                now.At.AddSeconds(seconds),
                [new("drift", 10, $"{seconds / 60:0} 分钟后距桥墩 {metres:0} 米，船首与航向相差 {Math.Abs(Turn(bow, course)):0}°")]
            )
            : null;
    }

    /// <summary>Stops in a cable's zone: slower than half a knot for five minutes within a swinging circle.</summary>
    public static SeaPattern? CableAnchoring(IReadOnlyList<TrackPoint> track, AreaIndex<string> cableZones)
    {
        var run = LongestRun(track, point => point.SpeedKnots < 0.5 && cableZones.At(point.Position).Count > 0);
        return run is null || Length(run) < TimeSpan.FromMinutes(5) || LoiterRule.Extent(run).FarthestMetres > 300
            ? null
            : new(
                SeaPatternKind.CableAnchoring,
                run[0].At,
                run[^1].At,
                [new("anchored", 8, $"在海缆保护区内停泊 {Length(run).TotalMinutes:0} 分钟")]
            );
    }

    // A silence of more than a quarter of an hour ends a run: nobody knows what was in it.
    static TrackPoint[]? LongestRun(IReadOnlyList<TrackPoint> track, Func<TrackPoint, bool> condition)
    {
        List<TrackPoint> run = [];
        TrackPoint[] longest = [];
        foreach (var point in track)
        {
            if (!condition(point) || run.Count > 0 && (point.At - run[^1].At).TotalMinutes > MaximumGapMinutes)
                run.Clear();
            if (!condition(point))
                continue;
            run.Add(point);
            if (longest.Length == 0 || run[^1].At - run[0].At >= longest[^1].At - longest[0].At)
                longest = [.. run];
        }
        return longest.Length == 0 ? null : longest;
    }

    static TimeSpan Length(IReadOnlyList<TrackPoint> run) => run[^1].At - run[0].At;

    static TrackPoint? Near(IReadOnlyList<TrackPoint> track, DateTimeOffset at)
    {
        var near = track.Where(point => (point.At - at).Duration() <= TimeSpan.FromMinutes(2)).ToArray();
        return near.Length == 0 ? null : near.MinBy(point => (point.At - at).Duration());
    }

    // 1 − the length of the mean direction: 0 for one course, near 1 for all.
    static double? CourseSpread(IReadOnlyList<TrackPoint> run)
    {
        double[] courses = [.. run.Select(point => point.CourseDegrees).OfType<double>().Select(course => course * Math.PI / 180)];
        return courses.Length < 3 ? null : 1 - Math.Sqrt(Math.Pow(courses.Average(Math.Sin), 2) + Math.Pow(courses.Average(Math.Cos), 2));
    }

    static double Turn(double from, double to) => ((to - from + 540) % 360) - 180;

    static bool IsNight(DateTimeOffset at) => at.ToOffset(CityTime.Offset).Hour is >= 20 or < 5;
}
