using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Formats;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Perception;
using Device = Yingzhou.Support.Perception.Device;

namespace Yingzhou.Apps.Tests.Spatial;

/// <summary>What is where now, as tiles: for those who may watch devices, of this moment, kept by nobody.</summary>
public class LiveLayerTests(DeskCity city)
{
    const int Mmsi = 413777001;

    // Where no vessel of the demonstration sails.
    static readonly GeoPoint Place = new(127.5, 25.5);

    static string Report(double speed) =>
        Assert.Single(
            AisWriter
                .Position()
                .Set("mmsi", Mmsi)
                .Set("lon", Place.Longitude)
                .Set("lat", Place.Latitude)
                .Set("speed", speed)
                .Set("course", 119)
                .Sentences()
        );

    static async Task<HttpResponseMessage> Tile(Visitor visitor, string path) =>
        await visitor.Send(new(HttpMethod.Get, new Uri(path, UriKind.Relative)));

    static async Task<IReadOnlyList<TileFeature>> Features(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var read = VectorTileReader.Read(await answer.Content.ReadAsByteArrayAsync()).Value;
        Assert.Empty(read.Problems);
        return read.Tile.Layers[0].Features;
    }

    [Fact]
    public async Task A_vessel_is_on_the_map_of_the_moment_until_it_is_not_heard_any_more()
    {
        using var administrator = await city.Official("dai-yong");
        var intake = city.Services.GetRequiredService<IAisIntake>();
        var tile = TileGrid.WebMercatorQuad.TileAt(Place, 12);
        var path = $"/live/vessels/{tile.Zoom}/{tile.Column}/{tile.Row}.pbf";

        await intake.Hear("long-ago", [Report(3)], city.Clock.GetUtcNow().AddMinutes(-31));
        Assert.Equal(HttpStatusCode.NoContent, (await Tile(administrator, path)).StatusCode);
        await intake.Hear("now", [Report(4.2)], city.Clock.GetUtcNow());
        city.Clock.Advance(TimeSpan.FromSeconds(5));
        var answer = await Tile(administrator, path);

        var vessel = Assert.Single(await Features(answer));
        Assert.Equal($"ais:{Mmsi}", vessel.Attributes["id"]);
        Assert.Equal((4.2, 119.0), (vessel.Attributes["speed"], vessel.Attributes["course"]));
        Assert.Equal("good", vessel.Attributes["state"]);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal(HttpStatusCode.BadRequest, (await Tile(administrator, "/live/vessels/3/8/0.pbf")).StatusCode);
    }

    [Fact]
    public async Task Devices_stand_where_the_register_says_and_together_where_they_are_many()
    {
        using var administrator = await city.Official("dai-yong");

        var whole = await Features(await Tile(administrator, "/live/devices/0/0/0.pbf"));

        using var scope = city.Services.CreateScope();
        var standing = await scope
            .ServiceProvider.GetRequiredService<CityContext>()
            .Set<Device>()
            .CountAsync(device => device.Longitude != null && device.Life != DeviceLife.Retired);
        Assert.Equal(standing, whole.Sum(one => one.Attributes.TryGetValue("count", out var count) ? (long)count : 1));
        Assert.Contains(whole, one => one.Attributes.TryGetValue("count", out var count) && (long)count > 1);
    }

    [Fact]
    public async Task Only_who_may_watch_devices_sees_them()
    {
        using var stranger = city.Visitor();
        using var commissioner = await city.Official("weng-haifeng");
        using var administrator = await city.Official("dai-yong");

        Assert.Equal(HttpStatusCode.Unauthorized, (await Tile(stranger, "/live/devices/0/0/0.pbf")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Tile(commissioner, "/live/devices/0/0/0.pbf")).StatusCode);
        async Task<string[]> Sources(Visitor visitor) =>
            [
                .. JsonDocument
                    .Parse(await (await Tile(visitor, "/maps/style.json")).Content.ReadAsStringAsync())
                    .RootElement.GetProperty("sources")
                    .EnumerateObject()
                    .Select(one => one.Name),
            ];
        Assert.DoesNotContain("live-devices", await Sources(commissioner));
        Assert.Contains("live-devices", await Sources(administrator));
        Assert.Contains("live-vessels", await Sources(administrator));
    }
}
