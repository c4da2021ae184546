using Yingzhou.Apps.Governance.UninhabitedIslands.Content;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting;

namespace Yingzhou.Apps.Governance.UninhabitedIslands.Watching;

/// <summary>
/// One ship as the islands see it (海上目标): where it can truly be, its last hour while it is near an island, and on which side of each ring it is. Reports in, findings out; the rules are the
/// kernel's (c11 §3.2–3.6). Not safe for two threads.
/// </summary>
sealed class SeaTarget(string mmsi, IslandContent islands)
{
    static readonly TimeSpan Window = TimeSpan.FromMinutes(60);

    // An hour at this spacing says the same as every message does.
    static readonly TimeSpan Spacing = TimeSpan.FromSeconds(15);

    // AIS of a good receiver: c11 §3.3 gives 10–30 m.
    static readonly PlotVariance Accuracy = PlotVariance.Round(20);

    // As many reports in a row, plausible among themselves, are where it is after all.
    const int TrustedAgain = 3;

    // [P] c11 §3.6
    const double LeastIntent = 0.4;

    readonly List<TrackPoint> track = [];
    readonly Dictionary<string, FenceState> fences = [];
    readonly HashSet<string> loitering = [];
    (VesselReport Report, int Times)? doubted;
    DateTimeOffset lookedAt;

    public string Mmsi => mmsi;

    public VesselReport? Last { get; private set; }

    /// <summary>What the last report was doubted for.</summary>
    public ReportDoubt Doubt { get; private set; }

    /// <summary>The island near which it fell silent; <c>null</c> while it is heard.</summary>
    public string? DarkNear { get; private set; }

    public IReadOnlyList<TrackPoint> Track => track;

    /// <summary>What the database remembers of it: an alert that lasts.</summary>
    public void Remember(string kind, string island)
    {
        if (kind == SeaFinding.Intrusion)
            fences[island] = new(IsInside: true, 0, null, 0);
        else if (kind == SeaFinding.Loitering)
            loitering.Add(island);
        else
            DarkNear = island;
    }

    public IReadOnlyList<SeaFinding> Hear(VesselReport report)
    {
        if (report.At < Last?.At)
            return [];
        Doubt = Plausibility.Of(report, Last).Doubt;
        if (
            Doubt is ReportDoubt.NoPosition or ReportDoubt.BadIdentity or ReportDoubt.OnLand
            || (Doubt is not ReportDoubt.None && !Again(report))
        )
            return [];
        (Last, doubted) = (report, null);
        var position = report.Position!.Value;
        Island[] near = [.. islands.All.Where(island => island.IsAround(position))];
        if (near.Length == 0 && fences.Count == 0 && loitering.Count == 0 && DarkNear is null)
        {
            track.Clear();
            return [];
        }
        Keep(new(report.At, position, report.SpeedKnots, report.CourseDegrees));
        var found = new List<SeaFinding>();
        if (DarkNear is { } dark)
        {
            found.Add(new(SeaFinding.Dark, islands[dark]!, report.At, Ends: true));
            DarkNear = null;
        }
        foreach (var island in near.Concat(fences.Keys.Select(id => islands[id]!).Except(near)).ToList())
            Fence(island, report.At, position, found);
        if (report.At - lookedAt >= TimeSpan.FromMinutes(1))
        {
            lookedAt = report.At;
            Loiter(near, report.At, position, found);
            Landing(report.At, found);
        }
        return found;
    }

    /// <summary>Nothing more was heard.</summary>
    /// <param name="listeningSince">Since when receivers have been heard without a break.</param>
    public SeaFinding? Silent(DateTimeOffset now, DateTimeOffset listeningSince)
    {
        if (DarkNear is not null || track.Count < 2 || Last is not { Position: { } position } last)
            return null;
        if (islands.All.Where(one => one.IsAround(position)).MinBy(one => one.Middle.MetresTo(position)) is not { } island)
            return null;
        var silence = now - (last.At > listeningSince ? last.At : listeningSince);
        var inside = fences.GetValueOrDefault(island.Id).IsInside;
        var context = new GapContext(
            AisClass.A,
            last.SpeedKnots ?? 0,
            ChangingCourse: false,
            islands.Reception,
            LastSignalsStrong: IsSteady(),
            TowardsZone: inside
                || last is { SpeedKnots: { } knots, CourseDegrees: { } course }
                    && island.Ring.PredictedEntry(position, knots, course, TimeSpan.FromMinutes(15)) is not null,
            new(0, 0)
        );
        if (AisGap.Intent(silence, context) is not { Probability: >= LeastIntent } score)
            return null;
        DarkNear = island.Id;
        return new(
            SeaFinding.Dark,
            island,
            now,
            Level: inside ? AlertLevel.Orange : AlertLevel.Yellow,
            Text: $"在{island.Name}附近停发 AIS {silence.TotalMinutes:0} 分钟，主动关闭的可能性 {score.Probability:P0}",
            Evidence: new Dictionary<string, object>
            {
                ["先验概率"] = score.Prior,
                ["证据"] = score.Evidence.Select(one => $"{one.Says}（似然比 {one.LikelihoodRatio:0.##}）").ToArray(),
                ["最后一次接收"] = last.At,
                ["接收率"] = islands.Reception,
            }
        );
    }

    bool Again(VesselReport report)
    {
        var times = doubted is { } before && Plausibility.Of(report, before.Report).Doubt is ReportDoubt.None ? before.Times + 1 : 1;
        doubted = (report, times);
        if (times < TrustedAgain)
            return false;
        // Another place altogether: what was known of the way there is not its way.
        track.Clear();
        return true;
    }

    void Keep(TrackPoint point)
    {
        track.RemoveAll(one => point.At - one.At > Window);
        if (track.Count > 1 && point.At - track[^2].At < Spacing)
            track[^1] = point;
        else
            track.Add(point);
    }

    void Fence(Island island, DateTimeOffset at, GeoPoint position, List<SeaFinding> found)
    {
        var next = island.Ring.Next(fences.GetValueOrDefault(island.Id), at, position, Accuracy);
        if (next.Change is FenceChange.Entered)
            found.Add(
                new(
                    SeaFinding.Intrusion,
                    island,
                    next.CrossedAt ?? at,
                    Level: island.Level,
                    Text: $"进入{island.Name}警戒圈，航速 {Last!.SpeedKnots?.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture) ?? "不详"} 节",
                    Evidence: new Dictionary<string, object>
                    {
                        ["在圈内的概率"] = next.ProbabilityInside,
                        ["判定"] = $"连续 {Geofence.Updates} 次在圈内的概率不低于 {Geofence.Sure:0.0}",
                        ["穿越时间"] = next.CrossedAt is { } crossed ? crossed : "首次发现时已在圈内",
                        ["经度"] = position.Longitude,
                        ["纬度"] = position.Latitude,
                    }
                )
            );
        else if (next.Change is FenceChange.Left)
            found.Add(new(SeaFinding.Intrusion, island, at, Ends: true));
        // Far away and outside nothing is remembered.
        if (!next.State.IsInside && !island.IsAround(position))
            fences.Remove(island.Id);
        else
            fences[island.Id] = next.State;
    }

    void Loiter(Island[] near, DateTimeOffset at, GeoPoint position, List<SeaFinding> found)
    {
        var isLong = track.Count > 2 && track[^1].At - track[0].At >= TimeSpan.FromMinutes(islands.LoiterMinutes);
        var loiters =
            isLong && near.Length > 0 && LoiterRule.Default.IsLoitering(track, islands.Anchorages.Any(one => one.Holds(position)));
        if (loiters && loitering.Count == 0)
        {
            var (island, extent) = (near.MinBy(one => one.Middle.MetresTo(position))!, LoiterRule.Extent(track));
            loitering.Add(island.Id);
            found.Add(
                new(
                    SeaFinding.Loitering,
                    island,
                    at,
                    Level: AlertLevel.Yellow,
                    Text: $"在{island.Name}附近徘徊 {(track[^1].At - track[0].At).TotalMinutes:0} 分钟，航程 {extent.PathMetres / 1000:0.0} 千米，净位移 {extent.NetMetres:0} 米",
                    Evidence: new Dictionary<string, object>
                    {
                        ["航程与净位移之比"] = double.IsFinite(extent.Ratio) ? Math.Round(extent.Ratio, 1) : "回到原处",
                        ["回转半径（米）"] = Math.Round(extent.GyrationMetres),
                        ["判定"] = "比值不低于 4、回转半径不超过 500 米、平均低于 3 节、不在锚地",
                    }
                )
            );
        }
        else if (!loiters && isLong)
        {
            foreach (var island in loitering)
                found.Add(new(SeaFinding.Loitering, islands[island]!, at, Ends: true));
            loitering.Clear();
        }
    }

    // Who stops at the shore of a ring that it entered is a step worse.
    void Landing(DateTimeOffset at, List<SeaFinding> found)
    {
        foreach (var id in fences.Where(one => one.Value.IsInside).Select(one => one.Key))
            if (SeaPatterns.IslandStop(track, islands.Shores) is { } stop && at - stop.Until < TimeSpan.FromMinutes(2))
                found.Add(
                    new(
                        SeaFinding.Intrusion,
                        islands[id]!,
                        at,
                        Level: (AlertLevel)Math.Max((int)AlertLevel.Orange, (int)islands[id]!.Level),
                        Text: stop.Evidence[0].Says,
                        Evidence: new Dictionary<string, object> { ["自"] = stop.From, ["至"] = stop.Until }
                    )
                );
    }

    // Messages of the last ten minutes came as often as they are heard there.
    bool IsSteady()
    {
        if (track.Count < 3 || Last is not { } last)
            return false;
        var recent = track.Where(point => last.At - point.At <= TimeSpan.FromMinutes(10)).ToList();
        var expected = Math.Max(Spacing.TotalSeconds, AisGap.ExpectedInterval(AisClass.A, last.SpeedKnots ?? 0, false).TotalSeconds);
        return recent.Count >= 3
            && (recent[^1].At - recent[0].At).TotalSeconds / (recent.Count - 1) <= 2 * expected / Math.Max(0.1, islands.Reception);
    }
}
