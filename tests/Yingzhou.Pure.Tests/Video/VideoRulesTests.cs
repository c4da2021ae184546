using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Video;

/// <summary>公共视频: worked examples of p09 §9 and both sides of every limit.</summary>
public class VideoRulesTests
{
    static readonly DateTimeOffset Ten = new(2026, 10, 15, 10, 0, 0, TimeSpan.FromHours(8));

    static Outcome<CameraCode> Code(string text) =>
        CameraCode.Read(text, division => division.StartsWith("3309", StringComparison.Ordinal) && division != "330999");

    [Fact]
    public void P09_1_a_code_says_centre_industry_type_and_serial()
    {
        var code = Code("33090201001320000017").Value;

        Assert.Equal(("33090201", "00", "132", "0000017", "330902"), (code.Centre, code.Industry, code.Type, code.Serial, code.Division));
        Assert.True(code.IsCamera);
        Assert.Equal("video.code-division", Code("33099901001320000017").Fault!.Code);
        Assert.Equal("video.code-length", Code("3309020100132000001").Fault!.Code);
        Assert.Equal("video.code-length", Code("3309020100132000001x").Fault!.Code);
        Assert.False(Code("33090200002000000001").Value.IsCamera);
    }

    [Fact]
    public void P09_2_a_digest_answers_the_challenge() =>
        Assert.Equal(
            "e25c81edd3638b52ec428a63c7279cb7",
            SipDigest.Answer(
                "33090201001320000017",
                "3309020100",
                "Yz#2026cam",
                "9bd055aa7f5e4c1d",
                "REGISTER",
                "sip:33090200002000000001@3309020000"
            )
        );

    [Fact]
    public void P09_3_three_missed_keep_alives_take_the_channels_and_only_a_catalogue_brings_them_back()
    {
        var device = CameraPresence.Registered(Ten, TimeSpan.FromSeconds(60), 3);
        Assert.True(device.AreChannelsOnline(Ten.AddSeconds(179)));
        Assert.False(device.IsDeviceOnline(Ten.AddMinutes(3)));
        Assert.False(device.AreChannelsOnline(Ten.AddMinutes(3)));

        var heard = device.Keep(Ten.AddSeconds(185));
        Assert.True(heard.IsDeviceOnline(Ten.AddSeconds(186)));
        Assert.False(heard.AreChannelsOnline(Ten.AddSeconds(186)));
        Assert.True(heard.List(Ten.AddSeconds(190)).AreChannelsOnline(Ten.AddSeconds(191)));
        // In time nothing is lost.
        Assert.True(device.Keep(Ten.AddSeconds(179)).AreChannelsOnline(Ten.AddSeconds(181)));
        Assert.Equal(Ten.AddMinutes(3), CameraPresence.Registered(Ten, TimeSpan.FromSeconds(-1), 0).DueAt);
    }

    [Fact]
    public void P09_4_four_of_a_hundred_are_asked_again_and_none_is_removed()
    {
        var known = Enumerable.Range(0, 100).Select(i => $"c{i}").ToList();
        var part = new CatalogueReading(100, known.Take(96).ToHashSet());

        Assert.Equal(4, part.Missing);
        Assert.Equal(known.TakeLast(4), part.AskAgain(known));
        Assert.Empty(part.Removed(known));
        var whole = new CatalogueReading(96, part.Received);
        Assert.Equal(known.TakeLast(4), whole.Removed(known));
        Assert.Empty(whole.AskAgain(known));
    }

    [Fact]
    public void P09_5_thirty_days_and_the_oldest_of_28_4_leave_1_6()
    {
        Assert.Equal(1.6m, RecordingKept.Shortfall(30, 28.4m));
        Assert.Equal(0, RecordingKept.Shortfall(30, 30));
        // 4 Mbit/s for thirty days (§8).
        Assert.Equal(1.296m, RecordingKept.Terabytes(4, 30));
    }

    [Fact]
    public void P09_6_online_rate_and_availability()
    {
        Assert.Equal("98.2 %（1,963 / 2,000）", new RatioOf(2_000 - 37, 2_000).ToString());
        Assert.Equal(0.9815m, new RatioOf(2_000 - 37, 2_000).Share);
        Assert.Equal(0.998625m, RecordingKept.Availability(2_000, 720, 1_980));
        Assert.Null(RecordingKept.Availability(0, 720, 0));
    }

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(false, true, true)]
    [InlineData(true, false, true)]
    public void P09_7_what_cannot_be_blurred_is_not_shown_to_others_than_the_police(bool police, bool blurring, bool streams) =>
        Assert.Equal(streams, VideoAccess.MayStream(police, blurring));

    [Fact]
    public void P09_8_a_sector_of_60_metres_and_70_degrees()
    {
        Assert.Equal(2_199.1, new ViewSector(60, 70, 0).Area, 0.05);
        var east = new ViewSector(60, 70, 350);
        Assert.True(east.Sees(0, 60));
        Assert.True(east.Sees(10, 30));
        Assert.False(east.Sees(30, 10));
        Assert.False(east.Sees(0, 60.1));
    }

    [Fact]
    public void The_best_camera_is_near_and_looks_at_the_place_and_who_looks_elsewhere_is_none()
    {
        var place = new GeoPoint(122.1, 30.0);
        GeoPoint Off(double east, double north) => new(122.1 + (east / 96_500), 30.0 + (north / 110_900));
        (string Name, GeoPoint At, ViewSector View)[] cameras =
        [
            ("edge", Off(0, -50), new(60, 70, 34)),
            ("far", Off(0, 55), new(60, 90, 180)),
            ("near", Off(-20, 0), new(60, 70, 90)),
            ("away", Off(-20, 0), new(60, 70, 270)),
            ("short", Off(0, 80), new(60, 360, 0)),
        ];

        var sights = CameraChoice.Of(place, cameras, one => (one.At, one.View));

        Assert.Equal(["near", "far", "edge"], sights.Select(one => one.Camera.Name));
        Assert.Equal(20, sights[0].Metres, 0.2);
        Assert.Equal(0, sights[0].OffDegrees, 0.5);
    }

    [Fact]
    public void A_grant_is_for_a_unit_a_camera_a_purpose_and_a_time_and_every_view_ends()
    {
        var grant = new VideoGrant("g", "ecology", new HashSet<string> { "cam" }, "环境执法", Ten, Ten.AddDays(1));

        Outcome<VideoTitle> Ask(string unit, string camera, string purpose, DateTimeOffset at) =>
            VideoAccess.Of(camera, "police", unit, purpose, at, [grant]);

        Assert.Null(Ask("police", "cam", "治安", Ten.AddYears(1)).Value.Grant);
        Assert.Equal("g", Ask("ecology", "cam", "环境执法", Ten).Value.Grant);
        Assert.Equal("video.grant-not-now", Ask("ecology", "cam", "环境执法", Ten.AddTicks(-1)).Fault!.Code);
        Assert.Equal("video.grant-not-now", Ask("ecology", "cam", "环境执法", Ten.AddDays(1)).Fault!.Code);
        Assert.Equal("video.other-purpose", Ask("ecology", "cam", "治安", Ten).Fault!.Code);
        Assert.Equal("video.no-grant", Ask("ecology", "other", "环境执法", Ten).Fault!.Code);
        Assert.Equal("video.no-grant", Ask("fire", "cam", "环境执法", Ten).Fault!.Code);
        Assert.Equal(Ten.AddMinutes(30), VideoAccess.EndOf(Ten, grant));
        Assert.Equal(Ten.AddDays(1), VideoAccess.EndOf(Ten.AddDays(1).AddMinutes(-5), grant));
        Assert.Equal(Ten.AddMinutes(30), VideoAccess.EndOf(Ten, null));
    }
}
