using Yingzhou.Apps.Governance.UninhabitedIslands.Content;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.UninhabitedIslands.Watching;

/// <summary>What the confirmed tracks of one water did in the last hour (航迹历史), also of those that are over. In memory: the plots themselves are in the intake's journal.</summary>
sealed class TrackBook(Island island, SeaPlane plane)
{
    static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    // Every third turn of a radar: an hour is 120 moments.
    static readonly TimeSpan Spacing = TimeSpan.FromSeconds(30);

    sealed class Page(SeaTrack track)
    {
        public SeaTrack Track { get; set; } = track;

        public bool IsOver { get; set; }

        public bool IsDark { get; set; }

        public List<TrackMoment> Moments { get; } = [];
    }

    readonly Dictionary<int, Page> pages = [];

    /// <param name="name">Of a sensor, for people.</param>
    public void Keep(TrackPicture picture, IReadOnlyCollection<int> dark, Func<string, string> name)
    {
        var at = picture.At!.Value;
        foreach (var page in pages.Values)
            page.IsOver = true;
        foreach (var track in picture.Tracks.Where(track => track.Confirmed))
        {
            if (!pages.TryGetValue(track.Id, out var page))
                pages[track.Id] = page = new(track);
            (page.Track, page.IsOver, page.IsDark) = (track, false, dark.Contains(track.Id));
            if (page.Moments.Count == 0 || at - page.Moments[^1].At >= Spacing)
                page.Moments.Add(Moment(track, at, name));
            page.Moments.RemoveAll(moment => at - moment.At > Kept);
        }
        foreach (var (id, page) in pages.ToList())
            if (at - page.Track.SeenAt > Kept)
                pages.Remove(id);
    }

    /// <summary>The picture begins anew.</summary>
    public void Clear() => pages.Clear();

    /// <summary>Those that are seen, without a name first; then those that are over, the newest first.</summary>
    public IReadOnlyList<FusedTrack> Read(Func<string, string> name) =>
        [
            .. pages
                .Values.OrderBy(page => page.IsOver)
                .ThenByDescending(page => page.IsDark)
                .ThenBy(page => page.Track.Identity is not null)
                .ThenByDescending(page => page.Track.SeenAt)
                .ThenBy(page => page.Track.Id)
                .Select(page => Line(page, name)),
        ];

    FusedTrack Line(Page page, Func<string, string> name)
    {
        var track = page.Track;
        var at = plane.Degrees(track.Position.East, track.Position.North);
        return new(
            track.Id,
            track.Identity,
            page.IsDark,
            page.IsOver,
            track.Since,
            track.SeenAt,
            at,
            track.SpeedKnots,
            track.CourseDegrees,
            track.LengthMetres,
            track.Ellipse,
            island.Land.MetresToBorder(at).Value,
            [.. track.Sources.Select(one => (name(one.Source.Sensor), one.Source.Number))],
            track.Confidence,
            [.. page.Moments]
        );
    }

    TrackMoment Moment(SeaTrack track, DateTimeOffset at, Func<string, string> name) =>
        new(
            at,
            plane.Degrees(track.Position.East, track.Position.North),
            track.SpeedKnots,
            track.CourseDegrees,
            track.Confidence,
            [.. track.Sources.Select(one => name(one.Source.Sensor))]
        );
}
