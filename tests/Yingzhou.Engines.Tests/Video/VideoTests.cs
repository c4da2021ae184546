using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Video;

namespace Yingzhou.Engines.Tests.Video;

/// <summary>公共视频: no picture without a right, a ground and a record; what is taken back ends the view.</summary>
public sealed class VideoTests(CityTemplate template)
{
    const string Harbour = "33090201001320000017";
    const string Market = "33090201001320000019";
    const string Ground = "核查夜间排放，案件 HJ-1";

    static readonly DateOnly Today = new(2026, 3, 3);

    static Task<Outcome<T>> Ask<T>(CityUnderTest city, Func<IVideo, Task<Outcome<T>>> ask) => city.Do(ask);

    static T Sound<T>(Outcome<T> outcome)
    {
        CityUnderTest.Succeed(outcome);
        return outcome.Value;
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_grant_lets_a_unit_watch_for_its_purpose_and_what_is_taken_back_ends_the_view(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Today, kind, template);
        var ecology = city.Official("gu-qing", "dinghai-ecology/watch");
        var police = city.Official("yu-yin", "dinghai-public-security/director");
        Task<Outcome<VideoView>> Begin(string purpose = "environment", string ground = Ground) =>
            Ask(city, one => one.Begin(new(Harbour, purpose, ground), ecology));

        Assert.Equal("video.no-grant", (await Begin()).Fault!.Code);
        var asked = Sound(await Ask(city, one => one.Ask(new([Harbour], "environment", Ground, Today, Today.AddDays(9)), ecology)));
        Assert.Equal("video.no-grant", (await Begin()).Fault!.Code);
        Assert.Equal(403, (await Ask(city, one => one.Decide(asked.Id, asked.Version, true, null, ecology))).Fault!.Status);
        var granted = Sound(await Ask(city, one => one.Decide(asked.Id, asked.Version, true, null, police)));
        Assert.Equal("video.other-purpose", (await Begin("public-order")).Fault!.Code);
        Assert.Equal("ground", (await Begin(ground: "看看")).Fault!.Field);

        var view = Sound(await Begin());
        Assert.Equal((TimeSpan.FromMinutes(30), asked.Id), (view.EndsAt - view.StartedAt, view.GrantId));
        var still = Sound(await Ask(city, one => one.Still(view.Id, ecology)));
        Assert.Contains($"{ecology.Name} ", still, StringComparison.Ordinal);
        Assert.Contains("2026-03-03 09:00", still, StringComparison.Ordinal);
        Assert.Contains("data:image/svg+xml;base64,", still, StringComparison.Ordinal);
        // Somebody else's view shows nothing, not even to the owner.
        Assert.Equal("video.no-view", (await Ask(city, one => one.Still(view.Id, police))).Fault!.Code);
        Assert.Equal("video.no-stream", (await Ask(city, one => one.Stream(view.Id, ecology))).Fault!.Code);
        var seen = Assert.Single(Sound(await Ask(city, one => one.Views(police))));
        Assert.Equal((ecology.Name, "环境执法", Ground), (seen.ViewerName, seen.Purpose, seen.Ground));
        Assert.Equal(2, await city.Read(records => records.Set<OutboxMessage>().CountAsync(one => one.Type.StartsWith("video."))));

        Sound(await Ask(city, one => one.Revoke(granted.Id, granted.Version, "整治结束", police)));
        Assert.Equal("video.view-over", (await Ask(city, one => one.Still(view.Id, ecology))).Fault!.Code);
        Assert.Equal("video.no-grant", (await Begin()).Fault!.Code);
    }

    [Fact]
    public async Task Every_view_ends_and_a_grant_ends_it_sooner()
    {
        await using var city = await CityUnderTest.On(Today, DatabaseKind.Sqlite, template);
        var police = city.Official("yu-yin", "dinghai-public-security/director");
        var own = Sound(await Ask(city, one => one.Begin(new(Market, "public-order", Ground), police)));
        Assert.Null(own.GrantId);
        city.Clock.Advance(TimeSpan.FromMinutes(29));
        Sound(await Ask(city, one => one.Still(own.Id, police)));
        city.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("video.view-over", (await Ask(city, one => one.Still(own.Id, police))).Fault!.Code);
        var again = Sound(await Ask(city, one => one.Begin(new(Market, "public-order", Ground), police)));
        Sound(await Ask(city, one => one.Stop(again.Id, police)));
        Assert.Equal("video.view-over", (await Ask(city, one => one.Still(again.Id, police))).Fault!.Code);
    }

    [Fact]
    public async Task What_is_not_blurred_is_for_the_police_alone_and_asking_has_its_limits()
    {
        await using var city = await CityUnderTest.On(Today, DatabaseKind.Sqlite, template);
        var police = city.Official("yu-yin", "dinghai-public-security/director");
        var urban = city.Official("shao-xuemei", "dinghai-urban-enforcement/director");
        Task<Outcome<SharingGrant>> Asking(DateOnly from, DateOnly until, string purpose, Subject who, params string[] cameras) =>
            Ask(city, one => one.Ask(new(cameras, purpose, Ground, from, until), who));

        Assert.Equal("until", (await Asking(Today.AddDays(-1), Today, "city-management", urban, Market)).Fault!.Field);
        Assert.Equal("until", (await Asking(Today, Today.AddDays(365), "city-management", urban, Market)).Fault!.Field);
        Assert.Equal("purpose", (await Asking(Today, Today, "curiosity", urban, Market)).Fault!.Field);
        Assert.Equal("cameras", (await Asking(Today, Today, "city-management", urban, "33090201001320000099")).Fault!.Field);
        Assert.Equal("video.own-cameras", (await Asking(Today, Today, "public-order", police, Market)).Fault!.Code);
        var asked = Sound(await Asking(Today, Today.AddDays(364), "city-management", urban, Market));
        Assert.Equal("video.reason-missing", (await Ask(city, one => one.Decide(asked.Id, asked.Version, false, " ", police))).Fault!.Code);
        Sound(await Ask(city, one => one.Decide(asked.Id, asked.Version, true, null, police)));
        Assert.Equal("video.not-now", (await Ask(city, one => one.Decide(asked.Id, asked.Version + 1, true, null, police))).Fault!.Code);

        Assert.Equal("video.not-blurred", (await Ask(city, one => one.Begin(new(Market, "city-management", Ground), urban))).Fault!.Code);
        var lines = Sound(await Ask(city, one => one.Cameras(urban)));
        Assert.Contains("打码", lines.Single(line => line.Camera.Code == Market).WhyNot, StringComparison.Ordinal);
        Assert.Contains("共享授权", lines.Single(line => line.Camera.Code == Harbour).WhyNot, StringComparison.Ordinal);
        Assert.All(Sound(await Ask(city, one => one.Cameras(police))), line => Assert.Null(line.WhyNot));
        Assert.Equal(
            403,
            (await Ask(city, one => one.Views(city.Official("chen-haisheng", "dinghai-market-supervision/accept")))).Fault!.Status
        );
    }
}
