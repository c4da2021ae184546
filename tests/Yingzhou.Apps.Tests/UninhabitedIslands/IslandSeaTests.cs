using Yingzhou.Apps.Governance.UninhabitedIslands.Content;
using Yingzhou.Apps.Governance.UninhabitedIslands.Watching;
using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting;

namespace Yingzhou.Apps.Tests.UninhabitedIslands;

/// <summary>岛周海域: what AIS and radar see together becomes findings.</summary>
public sealed class IslandSeaTests
{
    static readonly DateTimeOffset T0 = new(2026, 11, 30, 0, 0, 0, TimeSpan.Zero);
    static readonly IslandContent Islands = IslandContent.Read(CityContent.Find(AppContext.BaseDirectory)!, _ => true).OrStop();
    static readonly Island Red = Islands["zs-n126"]!;

    readonly IslandSea sea = new(Red, Islands.Reception, Islands.Radars);

    static GeoPoint Off(double north, double east) =>
        new(
            Red.Middle.Longitude + (east / (111_320 * Math.Cos(Red.Middle.Latitude * Math.PI / 180))),
            Red.Middle.Latitude + (north / 110_900)
        );

    // A ship that passes two kilometres off, 40 m a scan, as the radar sees it.
    List<ContactFinding> Pass(int from, int until, Action<int, GeoPoint>? also = null, bool seen = true)
    {
        var found = new List<ContactFinding>();
        for (var scan = from; scan < until; scan++)
        {
            var (now, at) = (T0.AddSeconds(scan * 10), Off(2_500, (scan * 40) - 2_000));
            if (seen)
                sea.See("127.0.0.1", "007", at, 55, now);
            also?.Invoke(scan, at);
            found.AddRange(sea.Scan(now));
        }
        return found;
    }

    [Fact]
    public void C11_3_6_a_radar_track_without_AIS_is_found_once_after_ten_minutes_and_ends_with_its_track()
    {
        Assert.Empty(Pass(0, 61));
        var (subject, finding, at) = Assert.Single(Pass(61, 80));

        Assert.Equal((SeaFinding.Dark, AlertLevel.Yellow, false), (finding.Kind, finding.Level, finding.Ends));
        Assert.StartsWith("contact:zs-n126:", subject, StringComparison.Ordinal);
        Assert.InRange(at!.Value.MetresTo(Off(2_500, (61 * 40) - 2_000)), 0, 100);
        Assert.Contains("长约 55 米", finding.Text, StringComparison.Ordinal);
        // Another ship keeps the radar alive while this one is gone.
        var over = Pass(80, 90, (scan, _) => sea.See("127.0.0.1", "008", Off(-4_000, 0), 10, T0.AddSeconds(scan * 10)), seen: false);
        Assert.Equal((subject, true), Assert.Single(over) is var one ? (one.Subject, one.Finding.Ends) : default);
    }

    [Fact]
    public void Who_says_who_it_is_is_one_track_and_no_finding()
    {
        Assert.Empty(
            Pass(
                0,
                100,
                (scan, at) =>
                {
                    if (scan % 3 == 0)
                        sea.Hear(new("413409990", T0.AddSeconds(scan * 10), at, 7.8, 90));
                }
            )
        );
        Assert.Equal("413409990", Assert.Single(sea.Picture.Tracks).Identity);
    }

    [Fact]
    public void A_dark_track_that_says_who_it_is_after_all_ends_its_alert()
    {
        Assert.Single(Pass(0, 70));

        var over = Assert.Single(Pass(70, 72, (scan, at) => sea.Hear(new("413409990", T0.AddSeconds(scan * 10), at, 7.8, 90))));

        Assert.True(over.Finding.Ends);
    }

    [Fact]
    public void While_the_radar_is_down_nothing_is_said_and_what_an_earlier_life_said_ends_when_it_is_back()
    {
        sea.Remember("contact:zs-n126:former");
        Assert.Empty(Pass(0, 30, seen: false));

        var over = Assert.Single(Pass(30, 31));

        Assert.Equal(("contact:zs-n126:former", true), (over.Subject, over.Finding.Ends));
    }

    // A ship that one radar sees and then the other, both registered, in the water they share.
    static IslandSea Shared() => new(Islands["zs-n122"]!, Islands.Reception, Islands.Radars);

    static GeoPoint At(double north, double east)
    {
        var middle = Islands["zs-n122"]!.Middle;
        return new(middle.Longitude + (east / (111_320 * Math.Cos(middle.Latitude * Math.PI / 180))), middle.Latitude + (north / 110_900));
    }

    [Fact]
    public void A_dark_ship_that_passes_from_one_radar_to_the_other_stays_one_track_and_one_finding()
    {
        var shared = Shared();
        var found = new List<ContactFinding>();
        for (var scan = 0; scan < 120; scan++)
        {
            var (now, at) = (T0.AddSeconds(scan * 10), At(-2_500, (scan * 30) - 1_800));
            if (scan < 70)
                shared.See("演示雷达甲", "001", at, 55, now);
            if (scan > 60)
                shared.See("演示雷达乙", "044", at, 55, now);
            found.AddRange(shared.Scan(now));
        }

        var one = Assert.Single(found);
        Assert.False(one.Finding.Ends);
        var track = Assert.Single(shared.Tracks);
        Assert.Equal((true, "南岸雷达", "044"), (track.IsDark, track.Sources.Single().Sensor, track.Sources.Single().Number));
        Assert.Contains(track.Track, moment => moment.Sensors.Count == 2);
    }

    [Fact]
    public void While_AIS_is_not_received_nobody_is_dark_and_while_its_radar_is_down_a_dark_one_stays()
    {
        var shared = Shared();
        var found = new List<ContactFinding>();
        for (var scan = 0; scan < 70; scan++)
        {
            shared.See("演示雷达甲", "001", At(-2_500, (scan * 30) - 1_800), 55, T0.AddSeconds(scan * 10));
            found.AddRange(shared.Scan(T0.AddSeconds(scan * 10), hearsAis: false));
        }
        Assert.Empty(found);
        shared.See("演示雷达甲", "001", At(-2_500, 300), 55, T0.AddSeconds(700));
        Assert.Single(shared.Scan(T0.AddSeconds(700)));

        // Only the other radar goes on, and sees another ship: from what the first does not show nothing follows once it is known to be down.
        for (var scan = 78; scan < 100; scan++)
        {
            shared.See("演示雷达乙", "002", At(2_500, 0), 10, T0.AddSeconds(scan * 10));
            found.AddRange(shared.Scan(T0.AddSeconds(scan * 10)));
        }
        Assert.Empty(found);
        Assert.Contains(shared.Sensors(T0.AddSeconds(1_000), null), sensor => sensor is { Name: "北岸雷达", IsDown: true });
    }

    [Fact]
    public void A_recording_gives_the_picture_that_life_gives_and_what_comes_late_changes_nothing()
    {
        var shared = Shared();
        for (var second = 0; second <= 300; second += 5)
        {
            shared.Reach(T0.AddSeconds(second));
            shared.See("演示雷达甲", "001", At(2_500, second * 4), 55, T0.AddSeconds(second));
        }
        var at = shared.Picture.At;

        shared.See("演示雷达甲", "002", At(-2_500, 0), 55, T0.AddSeconds(100));
        shared.Reach(T0.AddSeconds(305));

        Assert.True(Assert.Single(shared.Picture.Tracks).Confirmed);
        Assert.True(shared.Picture.At >= at);
        // Hours of nothing at all: the picture stands still, as the sensors do.
        Assert.Empty(shared.Pass(T0.AddHours(5)));
        Assert.True(shared.Picture.At <= T0.AddSeconds(330));
        Assert.False(Assert.Single(shared.Tracks).IsOver);
    }
}
