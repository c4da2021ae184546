using Yingzhou.Kernel;
using Yingzhou.Support.Spatial;
using Yingzhou.Support.Spatial.Fences;

namespace Yingzhou.Engines.Tests.Spatial;

/// <summary>电子围栏 over moving targets: enter, stay, leave, and a restart between any two of them.</summary>
public class FenceWatchTests
{
    static readonly DateTimeOffset Noon = new(2026, 11, 25, 4, 0, 0, TimeSpan.Zero);
    static readonly PlotVariance Gps = new(25, 25, 0);

    // Two kilometres by two.
    static readonly (string, Shape)[] Zones =
    [
        ("inner", Shape.Area(new GeoBox(122, 30, 122.02, 30.02))),
        ("far", Shape.Area(new GeoBox(123, 31, 123.02, 31.02))),
    ];

    static FenceWatch Watch(IEnumerable<FencePlace>? places = null) => FenceWatch.Of(Zones, TimeSpan.FromMinutes(10), places ?? []).Value;

    // From west to east through the zone and out again, a report a minute.
    static IEnumerable<(DateTimeOffset At, GeoPoint Position)> Passage() =>
        Enumerable.Range(0, 31).Select(i => (Noon.AddMinutes(i), new GeoPoint(121.9897 + (i * 0.0015), 30.01)));

    static string[] Told(IEnumerable<FenceEvent> events) => [.. events.Select(one => $"{one.Zone} {one.Kind} {one.At:mm:ss}")];

    [Fact]
    public void A_target_enters_stays_and_leaves_once_each_and_only_near_zones_are_counted()
    {
        var watch = Watch();
        var events = Passage().SelectMany(one => watch.Observe("ship", one.At, one.Position, Gps)).ToArray();

        // The border at 122.0 is crossed 6.87 minutes after the start, that at 122.02 after 20.2.
        Assert.Equal([FenceEventKind.Entered, FenceEventKind.Dwelt, FenceEventKind.Left], events.Select(one => one.Kind));
        Assert.Equal(6.87, (events[0].At - Noon).TotalMinutes, 0.1);
        Assert.Equal(10, (events[1].At - events[0].At).TotalMinutes, 1e-9);
        Assert.Equal(20, (events[2].At - Noon).TotalMinutes, 0.5);
        Assert.Empty(watch.Inside("ship"));
        Assert.DoesNotContain(watch.Places(), place => place.Zone == "far");
    }

    [Fact]
    public void A_restart_between_any_two_reports_tells_the_same()
    {
        var whole = Watch();
        var expected = Told(Passage().SelectMany(one => whole.Observe("ship", one.At, one.Position, Gps)));
        for (var cut = 1; cut < 30; cut++)
        {
            var before = Watch();
            var told = Passage().Take(cut).SelectMany(one => before.Observe("ship", one.At, one.Position, Gps)).ToList();
            var after = Watch(before.Places());
            // The last report comes again, as it does when nobody knows whether it was heard.
            told.AddRange(Passage().Skip(cut - 1).SelectMany(one => after.Observe("ship", one.At, one.Position, Gps)));
            Assert.Equal(expected, Told(told));
        }
    }

    [Fact]
    public void A_target_on_the_border_does_not_flutter_and_a_late_report_changes_nothing()
    {
        var watch = Watch();
        var random = new Random(5);
        var events = Enumerable
            .Range(0, 200)
            .SelectMany(i =>
                watch.Observe("buoy", Noon.AddMinutes(i), new GeoPoint(122 + ((random.NextDouble() - 0.5) * 0.0004), 30.01), Gps)
            )
            .ToArray();
        Assert.InRange(events.Count(one => one.Kind is FenceEventKind.Entered), 0, 1);
        Assert.DoesNotContain(events, one => one.Kind is FenceEventKind.Left);

        Assert.Empty(watch.Observe("buoy", Noon, new GeoPoint(125, 30), Gps));
        Assert.Equal("spatial.not-an-area", FenceWatch.Of([("line", Shape.Line([new(122, 30), new(122.1, 30)]))], null, []).Fault?.Code);
    }
}
