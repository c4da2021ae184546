namespace Yingzhou.Kernel;

/// <param name="Id">系统航迹号; given once, never again.</param>
/// <param name="Confirmed">Seen three times of five.</param>
/// <param name="Misses">Scans without a plot since the last one.</param>
/// <param name="Recent">The last five scans, the newest first: whether a plot came.</param>
/// <param name="Identity">What a sensor said it is.</param>
public sealed record SeaTrack(int Id, MotionMix Motion, bool Confirmed, int Misses, IReadOnlyList<bool> Recent, string? Identity)
{
    /// <summary>Of its first plot.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>Length, smoothed over what the radar measured; <c>null</c> while it measured none.</summary>
    public double? LengthMetres { get; init; }

    /// <summary>Of its newest plot.</summary>
    public DateTimeOffset SeenAt { get; init; }

    /// <summary>Who has seen it in the last minute, the newest first.</summary>
    public IReadOnlyList<TrackSource> Sources { get; init; } = [];

    /// <summary>融合置信度 0–1, smoothed over the scans in which several sensors saw it; <c>null</c> while one alone did.</summary>
    public double? Confidence { get; init; }

    /// <summary>Its sensors are silent so long at most; <c>null</c> when every scan should bring a plot.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>Over ground, clockwise from north.</summary>
    public double CourseDegrees => ((Math.Atan2(Motion.Combined.Mean[2], Motion.Combined.Mean[3]) * 180 / Math.PI) + 360) % 360;

    /// <summary>误差椭圆 in which it is with probability 0.95: half axes in metres and the direction of the longer one, degrees clockwise from north.</summary>
    public (double Long, double Short, double Degrees) Ellipse
    {
        get
        {
            // χ²(2) 0.95
            const double Reach = 5.991;
            var p = Motion.Combined.Covariance;
            var (middle, half, cross) = ((p[0][0] + p[1][1]) / 2, (p[1][1] - p[0][0]) / 2, p[0][1]);
            var root = Math.Sqrt((half * half) + (cross * cross));
            return (
                Math.Sqrt(Reach * (middle + root)),
                Math.Sqrt(Reach * Math.Max(0, middle - root)),
                ((Math.Atan2(cross, half) * 90 / Math.PI) + 180) % 180
            );
        }
    }

    public (double East, double North) Position => (Motion.Combined.Mean[0], Motion.Combined.Mean[1]);

    public double SpeedKnots =>
        Knots.FromMetresPerSecond(Math.Sqrt(Math.Pow(Motion.Combined.Mean[2], 2) + Math.Pow(Motion.Combined.Mean[3], 2)));
}

/// <summary>What feeds a track (航迹来源).</summary>
public readonly record struct TrackSource(PlotSource Source, DateTimeOffset SeenAt);

/// <param name="Distance2">Squared Mahalanobis distance of the plot that was not taken.</param>
public readonly record struct OtherAssociation(int Track, int Plot, double Distance2);

/// <summary>
/// 目标融合: all tracks of a sea area, and how a scan changes them. Prediction by <see cref="MotionMix"/>, gate χ²(2) 0.99, global nearest neighbour by assignment, start with three of five,
/// end with five misses in a row (c11 §3.3). A picture never changes; a scan gives a new one. An identity that a sensor gives binds more than distance does, inside the gate.
/// </summary>
public sealed record TrackPicture
{
    public static readonly TrackPicture Empty = new();

    const int StartHits = 3;
    const int StartOf = 5;
    const int EndMisses = 5;

    // How much a new measurement of the length, or of the confidence, counts.
    const double LengthGain = 0.2;

    // A sensor that has not seen it for so long feeds it no more.
    static readonly TimeSpan Feeding = TimeSpan.FromMinutes(1);

    // Farther than any gate, so that each pair inside one is worth more than none.
    const double Worth = 100;

    public DateTimeOffset? At { get; private init; }

    public IReadOnlyList<SeaTrack> Tracks { get; private init; } = [];

    /// <summary>Plots inside a gate that another track or another plot won: kept, because the choice may turn out wrong.</summary>
    public IReadOnlyList<OtherAssociation> Others { get; private init; } = [];

    int NextId { get; init; } = 1;

    IReadOnlyDictionary<(int, int), int> Close { get; init; } = new Dictionary<(int, int), int>();

    /// <param name="at">Not before the last scan: a late one belongs to history.</param>
    public TrackPicture Scan(DateTimeOffset at, IReadOnlyList<Plot> plots)
    {
        if (at < At)
            throw new ArgumentException($"The scan of {at:O} is older than the picture of {At:O}.", nameof(at));
        var seconds = At is { } before ? (at - before).TotalSeconds : 0;
        SeaTrack[] predicted = [.. Tracks.Select(track => track with { Motion = track.Motion.Predict(seconds) })];
        // Confirmed tracks choose first; what they leave may go on with, or start, a new one.
        var taken = new int?[predicted.Length];
        var free = Enumerable.Range(0, plots.Count).ToHashSet();
        List<OtherAssociation> others = [];
        foreach (var confirmed in (bool[])[true, false])
            Associate(predicted, plots, confirmed, taken, free, others);

        List<SeaTrack> next = [.. predicted.Select((track, i) => Moved(track, taken[i] is { } plot ? plots[plot] : null, at)).Where(Lives)];
        var id = NextId;
        foreach (var plot in free.Order().Select(i => plots[i]))
            next.Add(
                new(id++, MotionMix.Start(plot), false, 0, [true], plot.Identity)
                {
                    Since = at,
                    SeenAt = at,
                    LengthMetres = plot.LengthMetres,
                    Sources = [.. plot.Sources.Select(source => new TrackSource(source, at))],
                    Confidence = plot.Together,
                    Interval = plot.Interval,
                }
            );
        var (tracks, close) = TrackUnion.Of(next, Close);
        return new()
        {
            At = at,
            Tracks = tracks,
            Others = others,
            NextId = id,
            Close = close,
        };
    }

    /// <summary>As <see cref="Scan(DateTimeOffset, IReadOnlyList{Plot})"/>, of two sensors that may see the same ships.</summary>
    public TrackPicture Scan(DateTimeOffset at, IReadOnlyList<Plot> ais, IReadOnlyList<Plot> radar) =>
        Scan(at, PlotFusion.Merge(ais, radar));

    /// <summary>As <see cref="Scan(DateTimeOffset, IReadOnlyList{Plot})"/>, of several sensors over the same water.</summary>
    /// <param name="sensors">AIS first.</param>
    public TrackPicture ScanAll(DateTimeOffset at, IReadOnlyList<IReadOnlyList<Plot>> sensors) => Scan(at, PlotFusion.Merge(sensors));

    /// <summary>无 AIS 目标: tracks that never said who they are, long enough and large enough, where AIS would be heard (<see cref="AisGap.IsDarkContact"/>).</summary>
    public IReadOnlyList<SeaTrack> Dark(double reception) =>
        [
            .. Tracks.Where(track =>
                track is { Confirmed: true, Identity: null } && AisGap.IsDarkContact(track.LengthMetres, At!.Value - track.Since, reception)
            ),
        ];

    static void Associate(
        SeaTrack[] tracks,
        IReadOnlyList<Plot> plots,
        bool confirmed,
        int?[] taken,
        HashSet<int> free,
        List<OtherAssociation> others
    )
    {
        int[] rows = [.. Enumerable.Range(0, tracks.Length).Where(i => tracks[i].Confirmed == confirmed)];
        int[] columns = [.. free.Order()];
        var scores = rows.Select(i => columns.Select(j => Score(tracks[i], plots[j])).ToArray()).ToArray();
        var best = Assignment.Best(scores);
        for (var row = 0; row < rows.Length; row++)
        {
            if (best[row] is { } column)
            {
                taken[rows[row]] = columns[column];
                free.Remove(columns[column]);
            }
            for (var column2 = 0; column2 < columns.Length; column2++)
                if (scores[row][column2] is not null && column2 != best[row] && confirmed)
                    others.Add(
                        new(tracks[rows[row]].Id, columns[column2], tracks[rows[row]].Motion.Innovate(plots[columns[column2]]).Distance2)
                    );
        }
    }

    // The larger the better; null outside the gate.
    static double? Score(SeaTrack track, Plot plot)
    {
        if (track.Identity is not null && plot.Identity is not null && track.Identity != plot.Identity)
            return null;
        var covariance = track.Motion.Combined.Covariance;
        var (x, y) = (plot.East - track.Position.East, plot.North - track.Position.North);
        // Most pairs are far apart: this is cheaper than the gate and never stricter.
        if ((x * x) + (y * y) > Kalman.Gate * (covariance[0][0] + covariance[1][1] + plot.Variance.East + plot.Variance.North))
            return null;
        var distance = track.Motion.Innovate(plot).Distance2;
        return distance > Kalman.Gate
            ? null
            : Worth - distance + (track.Identity is not null && track.Identity == plot.Identity ? Kalman.Gate : 0);
    }

    static SeaTrack Moved(SeaTrack track, Plot? plot, DateTimeOffset at)
    {
        // Who speaks every three minutes has not missed a scan of ten seconds.
        if (plot is null && track.Interval is { } interval && at - track.SeenAt < (track.Misses + 1) * interval)
            return track with { Sources = Fed(track, null, at) };
        IReadOnlyList<bool> recent = [plot is not null, .. track.Recent.Take(StartOf - 1)];
        return track with
        {
            Motion = plot is null ? track.Motion : track.Motion.Update(plot),
            Recent = recent,
            Misses = plot is null ? track.Misses + 1 : 0,
            Confirmed = track.Confirmed || recent.Count(hit => hit) >= StartHits,
            Identity = track.Identity ?? plot?.Identity,
            SeenAt = plot is null ? track.SeenAt : at,
            Sources = Fed(track, plot, at),
            Interval = plot is null ? track.Interval : plot.Interval,
            Confidence =
                plot?.Together is not { } together ? track.Confidence
                : track.Confidence is { } sure ? sure + (LengthGain * (together - sure))
                : together,
            LengthMetres =
                plot?.LengthMetres is not { } seen ? track.LengthMetres
                : track.LengthMetres is { } before ? before + (LengthGain * (seen - before))
                : seen,
        };
    }

    static IReadOnlyList<TrackSource> Fed(SeaTrack track, Plot? plot, DateTimeOffset at)
    {
        var now = plot?.Sources ?? [];
        var patience = track.Interval > Feeding ? track.Interval.Value : Feeding;
        return
        [
            .. now.Select(source => new TrackSource(source, at)),
            // One sensor, one number: the radar gave it a new one.
            .. track.Sources.Where(source => at - source.SeenAt <= patience && !now.Any(newer => newer.Sensor == source.Source.Sensor)),
        ];
    }

    static bool Lives(SeaTrack track) =>
        track.Confirmed ? track.Misses < EndMisses : track.Recent.Count(hit => !hit) <= StartOf - StartHits;
}
