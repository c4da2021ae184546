using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.SeaTracks;

public class TrackingTests
{
    static readonly DateTimeOffset Start = new(2026, 10, 15, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(95, 60, 3.507, true)]
    [InlineData(260, 210, 31.03, false)]
    public void C11_5_innovations_inside_and_outside_the_gate(double east, double north, double distance, bool joins)
    {
        // A track known exactly and a plot of 60 m: the innovation's σ is the plot's.
        var picture = Settled();
        var at = picture.Tracks[0].Position;
        var variance = picture.Tracks[0].Motion.Combined.Covariance;
        Assert.True(variance[0][0] < 1);

        Assert.Equal(distance, ((east * east) + (north * north)) / 3600, 0.01);
        var next = picture.Scan(picture.At!.Value, [new(at.East + east, at.North + north, PlotVariance.Round(60))]);
        Assert.Equal(joins ? 1 : 2, next.Tracks.Count);
    }

    // A ship that lies still and is seen well.
    static TrackPicture Settled()
    {
        var picture = TrackPicture.Empty;
        for (var i = 0; i < 60; i++)
            picture = picture.Scan(Start.AddMilliseconds(i), [new(1000, 2000, PlotVariance.Round(1))]);
        return picture;
    }

    [Fact]
    public void A_track_is_confirmed_by_three_of_five_and_ends_with_five_misses()
    {
        var plot = new Plot(0, 0, PlotVariance.Round(20));
        var picture = TrackPicture.Empty;
        bool[] hits = [true, false, true, false, true];
        for (var i = 0; i < hits.Length; i++)
            picture = picture.Scan(Start.AddSeconds(10 * i), hits[i] ? [plot] : []);

        Assert.True(Assert.Single(picture.Tracks).Confirmed);
        for (var i = 0; i < 4; i++)
            picture = picture.Scan(Start.AddSeconds(50 + (10 * i)), []);
        Assert.Single(picture.Tracks);
        Assert.Empty(picture.Scan(Start.AddSeconds(90), []).Tracks);
    }

    [Fact]
    public void Two_of_five_start_nothing()
    {
        var picture = TrackPicture.Empty;
        foreach (var (i, hit) in ((bool[])[true, true, false, false, false, false]).Index())
            picture = picture.Scan(Start.AddSeconds(10 * i), hit ? [new(0, 0, PlotVariance.Round(20))] : []);

        Assert.Empty(picture.Tracks);
    }

    [Fact]
    public void An_identity_is_never_given_to_another_and_ids_never_come_twice()
    {
        var picture = TrackPicture.Empty;
        HashSet<int> ids = [];
        for (var i = 0; i < 20; i++)
        {
            picture = picture.Scan(
                Start.AddSeconds(10 * i),
                [new(i, 0, PlotVariance.Round(20), "413000001"), new(i + 5, 0, PlotVariance.Round(20), "413000002")]
            );
            ids.UnionWith(picture.Tracks.Select(track => track.Id));
        }

        Assert.Equal(2, ids.Count);
        Assert.Equal(["413000001", "413000002"], picture.Tracks.Select(track => track.Identity).Order());
    }

    [Fact]
    public void A_late_scan_is_history() =>
        Assert.Throws<ArgumentException>(() => TrackPicture.Empty.Scan(Start, []).Scan(Start.AddSeconds(-1), []));

    [Fact]
    public void Speed_is_learnt_from_positions()
    {
        var picture = TrackPicture.Empty;
        for (var i = 0; i < 40; i++)
            picture = picture.Scan(Start.AddSeconds(10 * i), [new(i * 50.0, 0, PlotVariance.Round(10))]);

        Assert.Equal(Knots.FromMetresPerSecond(5), Assert.Single(picture.Tracks).SpeedKnots, 0.3);
        Assert.True(picture.Tracks[0].Motion.Turning < 0.3);
    }

    [Fact]
    public void Ospa_is_a_distance_that_counts_the_missing()
    {
        Assert.Equal(0, Ospa.Distance([], []));
        Assert.Equal(300, Ospa.Distance([(0, 0)], []));
        Assert.Equal(50, Ospa.Distance([(0, 0)], [(30, 40)]), 1e-9);
        Assert.Equal(Math.Sqrt(((50.0 * 50) + (300 * 300)) / 2), Ospa.Distance([(0, 0), (5000, 0)], [(30, 40)]), 1e-9);
    }

    [Fact]
    public void Ospa_is_the_same_both_ways() =>
        Gen.Select(Gen.Double[0, 1000], Gen.Double[0, 1000])
            .Array[0, 6]
            .Select(Gen.Select(Gen.Double[0, 1000], Gen.Double[0, 1000]).Array[0, 6])
            .Sample((one, other) => Math.Abs(Ospa.Distance(one, other) - Ospa.Distance(other, one)) < 1e-9);

    // The page's goals: OSPA 60 m, one switch in ten hours of a track, two false tracks an hour, 0.95 complete.
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void An_hour_of_sixty_vessels_in_clutter(int seed)
    {
        var picture = TrackPicture.Empty;
        var (scans, ospa, covered, switches, truthCount) = (0, 0.0, 0, 0, 0);
        var follows = new Dictionary<int, int>();
        HashSet<int> falseTracks = [];
        HashSet<int> trueTracks = [];
        foreach (var scan in new SeaStory(seed).Scans())
        {
            picture = picture.Scan(scan.At, scan.Plots);
            // Five scans until tracks can be confirmed.
            if (++scans <= 6)
                continue;
            var confirmed = picture.Tracks.Where(track => track.Confirmed).ToArray();
            ospa += Ospa.Distance(scan.Truth, [.. confirmed.Select(track => track.Position)]);
            foreach (var (ship, at) in scan.Truth.Index())
            {
                truthCount++;
                // As CLEAR MOT counts (K. Bernardin, R. Stiefelhagen 2008): a vessel keeps its track as long as that is within the cut-off.
                var follower = follows.TryGetValue(ship, out var before)
                    ? confirmed.FirstOrDefault(track => track.Id == before && Apart(track.Position, at) <= 300)
                    : null;
                var nearest = follower ?? confirmed.MinBy(track => Apart(track.Position, at));
                if (nearest is null || Apart(nearest.Position, at) > 300)
                    continue;
                covered++;
                trueTracks.Add(nearest.Id);
                switches += before != 0 && before != nearest.Id ? 1 : 0;
                follows[ship] = nearest.Id;
            }
            falseTracks.UnionWith(confirmed.Select(track => track.Id));
        }
        falseTracks.ExceptWith(trueTracks);
        var (mean, complete, hours) = (ospa / (scans - 6), (double)covered / truthCount, (scans - 6) * SeaStory.ScanSeconds / 3600.0);
        var (switchesPerTen, falsePerHour) = (switches / (hours * 60) * 10, falseTracks.Count / hours);
        var figures =
            $"OSPA {mean:0.0} m, completeness {complete:0.000}, switches {switchesPerTen:0.00} per 10 h·track, false tracks {falsePerHour:0.0}/h";
        TestContext.Current.SendDiagnosticMessage(figures);

        Assert.True(mean <= 60, figures);
        Assert.True(complete >= 0.95, figures);
        Assert.True(falsePerHour <= 2, figures);
        Assert.True(switchesPerTen <= 1, figures);
    }

    static double Apart((double East, double North) one, (double East, double North) other) =>
        Math.Sqrt(Math.Pow(one.East - other.East, 2) + Math.Pow(one.North - other.North, 2));
}
