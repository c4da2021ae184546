namespace Yingzhou.Kernel;

/// <summary>
/// 航迹关联: two tracks of one ship, which overlapping sensors began apart, become one. They do when place and velocity differ by no more than their errors explain (χ²(2) 0.99 each) in five scans in a
/// row, no sensor sees both, and they do not say that they are two. The older goes on with the identity of either.
/// </summary>
static class TrackUnion
{
    const int Scans = 5;

    /// <param name="close">For how many scans each pair has been close.</param>
    public static (IReadOnlyList<SeaTrack> Tracks, IReadOnlyDictionary<(int, int), int> Close) Of(
        IReadOnlyList<SeaTrack> tracks,
        IReadOnlyDictionary<(int, int), int> close
    )
    {
        SeaTrack[] sure = [.. tracks.Where(track => track.Confirmed)];
        Dictionary<(int, int), int> next = [];
        Dictionary<int, SeaTrack> joined = [];
        HashSet<int> gone = [];
        for (var i = 0; i < sure.Length; i++)
        for (var j = i + 1; j < sure.Length; j++)
        {
            var (older, younger) = sure[i].Id < sure[j].Id ? (sure[i], sure[j]) : (sure[j], sure[i]);
            if (gone.Contains(older.Id) || gone.Contains(younger.Id) || joined.ContainsKey(older.Id) || !AreOne(older, younger))
                continue;
            var pair = (older.Id, younger.Id);
            var scans = close.GetValueOrDefault(pair) + 1;
            if (scans < Scans)
                next[pair] = scans;
            else
            {
                joined[older.Id] = Joined(older, younger);
                gone.Add(younger.Id);
            }
        }
        return gone.Count == 0
            ? (tracks, next)
            : ([.. tracks.Where(track => !gone.Contains(track.Id)).Select(track => joined.GetValueOrDefault(track.Id, track))], next);
    }

    static bool AreOne(SeaTrack one, SeaTrack other) =>
        (one.Identity is null || other.Identity is null || one.Identity == other.Identity)
        && one.Sources.Count > 0
        && other.Sources.Count > 0
        && !one.Sources.Any(source => other.Sources.Any(theirs => theirs.Source.Sensor == source.Source.Sensor))
        && Distance2(one.Motion.Combined, other.Motion.Combined, 0) <= Kalman.Gate
        && Distance2(one.Motion.Combined, other.Motion.Combined, 2) <= Kalman.Gate;

    // Of place (from 0) or velocity (from 2).
    static double Distance2(TrackState one, TrackState other, int from)
    {
        var (a, b, c) = (
            one.Covariance[from][from] + other.Covariance[from][from],
            one.Covariance[from + 1][from + 1] + other.Covariance[from + 1][from + 1],
            one.Covariance[from][from + 1] + other.Covariance[from][from + 1]
        );
        var (x, y) = (one.Mean[from] - other.Mean[from], one.Mean[from + 1] - other.Mean[from + 1]);
        return ((b * x * x) - (2 * c * x * y) + (a * y * y)) / ((a * b) - (c * c));
    }

    // The surer of the two says where it is; the same course of the ship is in both, so that their errors are not independent and the two are not averaged.
    static SeaTrack Joined(SeaTrack older, SeaTrack younger)
    {
        var surer = Spread(older) <= Spread(younger) ? older : younger;
        return older with
        {
            Motion = surer.Motion,
            Misses = Math.Min(older.Misses, younger.Misses),
            SeenAt = older.SeenAt > younger.SeenAt ? older.SeenAt : younger.SeenAt,
            Identity = older.Identity ?? younger.Identity,
            LengthMetres = older.LengthMetres ?? younger.LengthMetres,
            Sources = [.. older.Sources, .. younger.Sources],
        };
    }

    static double Spread(SeaTrack track) => track.Motion.Combined.Covariance[0][0] + track.Motion.Combined.Covariance[1][1];
}
