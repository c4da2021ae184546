using Yingzhou.Apps.Governance.UninhabitedIslands.Content;
using Yingzhou.Apps.Governance.UninhabitedIslands.Watching;
using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting;

namespace Yingzhou.Apps.Tests.UninhabitedIslands;

/// <summary>海上目标: reports in, findings out.</summary>
public sealed class SeaTargetTests
{
    const string Ship = "412330009";

    static readonly DateTimeOffset T0 = new(2026, 11, 30, 0, 0, 0, TimeSpan.Zero);

    static readonly IslandContent Islands = IslandContent.Read(CityContent.Find(AppContext.BaseDirectory)!, _ => true).OrStop();

    static readonly Island Red = Islands["zs-n126"]!;

    readonly SeaTarget target = new(Ship, Islands);

    static GeoPoint Off(double north, double east) =>
        new(
            Red.Middle.Longitude + (east / (111_320 * Math.Cos(Red.Middle.Latitude * Math.PI / 180))),
            Red.Middle.Latitude + (north / 110_900)
        );

    List<SeaFinding> Hear(double seconds, GeoPoint at, double? knots = 6, double? course = 180) =>
        [.. target.Hear(new(Ship, T0.AddSeconds(seconds), at, knots, course))];

    // From two kilometres north to the shore, a hundred metres every half minute.
    List<SeaFinding> Approach(int from = 2_000, int until = 500) =>
        [.. Enumerable.Range(0, ((from - until) / 100) + 1).SelectMany(step => Hear(step * 30, Off(from - (step * 100), 0)))];

    [Fact]
    public void A_ship_that_enters_the_ring_is_found_once_with_the_time_of_crossing_and_its_leaving_ends_it()
    {
        var entered = Assert.Single(Approach());
        Assert.Equal((SeaFinding.Intrusion, AlertLevel.Red, false), (entered.Kind, entered.Level, entered.Ends));
        Assert.InRange((Red.Land.MetresToBorder(Off(500, 0)).Value), 0, Red.RingMetres);
        // The ring lies 500 m off the shore; half a minute is a hundred metres.
        var shore = Red.Land.MetresToBorder(Off(2_000, 0)).Value;
        Assert.InRange((entered.At - T0).TotalSeconds, ((shore - 500) * 0.3) - 60, ((shore - 500) * 0.3) + 90);

        var left = Enumerable.Range(0, 20).SelectMany(step => Hear(1_000 + (step * 30), Off(500 + (step * 100), 0))).ToList();
        Assert.True(Assert.Single(left).Ends);
    }

    [Fact]
    public void Passing_by_outside_the_ring_is_nothing()
    {
        var shore = Red.Land.MetresToBorder(Off(1_500, 0)).Value;
        Assert.True(shore > 800);

        Assert.Empty(Enumerable.Range(-20, 40).SelectMany(step => Hear((step + 20) * 30, Off(1_500, step * 100))));
    }

    [Fact]
    public void C11_5_a_jump_into_the_ring_is_not_followed_until_three_reports_agree()
    {
        Approach(from: 5_000, until: 4_000);
        // More than 20 nautical miles away within half a minute, and back: nobody was there.
        Assert.Empty(Hear(400, Off(45_000, 0)));
        Assert.Equal(ReportDoubt.Cloned, target.Doubt);
        Assert.Empty(Hear(430, Off(3_900, 0)));
        Assert.Equal(ReportDoubt.None, target.Doubt);

        Hear(500, Off(200, 6_000), knots: null);
        Assert.Equal(ReportDoubt.Jump, target.Doubt);
        Hear(530, Off(200, 6_000));
        Hear(560, Off(200, 6_000));
        Assert.InRange(target.Last!.Position!.Value.MetresTo(Off(200, 6_000)), 0, 1);
    }

    [Fact]
    public void C11_3_a_report_without_a_position_moves_nothing()
    {
        Approach(from: 2_000, until: 1_500);
        var before = target.Last;

        Assert.Empty(target.Hear(new(Ship, T0.AddMinutes(30), null)));

        Assert.Equal(before, target.Last);
    }

    [Fact]
    public void Round_and_round_in_a_small_place_is_loitering_and_sailing_on_ends_it()
    {
        var found = Enumerable
            .Range(0, 40)
            .SelectMany(minute => Hear(minute * 60, Off(2_000 + (120 * Math.Cos(minute * 0.7)), 120 * Math.Sin(minute * 0.7)), knots: 1.4))
            .ToList();
        var loitering = Assert.Single(found);
        Assert.Equal((SeaFinding.Loitering, AlertLevel.Yellow), (loitering.Kind, loitering.Level));
        Assert.InRange((loitering.At - T0).TotalMinutes, 30, 33);

        var ended = Enumerable.Range(0, 30).SelectMany(minute => Hear(2_400 + (minute * 60), Off(2_000, minute * 150), knots: 5)).ToList();
        Assert.True(Assert.Single(ended).Ends);
    }

    [Fact]
    public void Who_falls_silent_inside_the_ring_after_a_steady_signal_is_dark_until_heard_again()
    {
        Approach();
        var last = target.Last!.At;

        Assert.Null(target.Silent(last.AddSeconds(40), T0));
        // Receivers that listen only since a moment ago did not miss anything.
        Assert.Null(target.Silent(last.AddMinutes(5), last.AddMinutes(5).AddSeconds(-20)));
        var dark = target.Silent(last.AddMinutes(5), T0);
        Assert.Equal((SeaFinding.Dark, AlertLevel.Orange), (dark!.Kind, dark.Level));
        Assert.Null(target.Silent(last.AddMinutes(6), T0));
        Assert.Contains(
            target.Hear(new(Ship, last.AddMinutes(10), Off(450, 0), 5, 180)),
            one => one is { Kind: SeaFinding.Dark, Ends: true }
        );
    }

    [Fact]
    public void What_lasts_in_the_database_is_known_and_ends()
    {
        target.Remember(SeaFinding.Intrusion, Red.Id);

        var found = Enumerable.Range(0, 4).SelectMany(step => Hear(step * 30, Off(2_000 + (step * 100), 0))).ToList();

        Assert.True(Assert.Single(found).Ends);
    }

    [Fact]
    public void Far_from_every_island_a_ship_costs_its_last_position_only()
    {
        for (var step = 0; step < 100; step++)
            Hear(step * 10, new(123.9, 31.5 + (step * 0.0005)));

        Assert.Empty(target.Track);
        Assert.NotNull(target.Last);
    }

    [Theory]
    [InlineData("\"outline\": 88", "\"outline\": 8800", "islands[0].outline")]
    [InlineData("\"region\": \"330903\"", "\"region\": \"999999\"", "islands[0].region")]
    [InlineData("\"ringMetres\": 500", "\"ringMetres\": 5", "ringMetres")]
    [InlineData("\"reception\": 0.8", "\"reception\": 8", "reception")]
    public void Content_that_cannot_be_is_refused_by_field(string sound, string wrong, string path)
    {
        var folder = Directory.CreateTempSubdirectory("yz-islands-");
        try
        {
            var real = CityContent.Find(AppContext.BaseDirectory)!;
            foreach (var file in (string[])["islands/uninhabited.json", "layers/islands.geojson", "layers/islands.layer.json"])
            {
                Directory.CreateDirectory(Path.Combine(folder.FullName, Path.GetDirectoryName(file)!));
                File.WriteAllText(Path.Combine(folder.FullName, file), real.ReadText(file).Replace(sound, wrong, StringComparison.Ordinal));
            }

            var reading = IslandContent.Read(new(folder.FullName), region => region != "999999");

            Assert.Contains(reading.Problems, problem => problem.Path == path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
