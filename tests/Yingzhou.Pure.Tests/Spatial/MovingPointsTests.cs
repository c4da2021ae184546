using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Spatial;

/// <summary>Where many things are at one moment, cut into tiles.</summary>
public sealed class MovingPointsTests
{
    static readonly Dictionary<string, object> Nothing = [];

    static MovingPoint Ship(string key, double longitude, double latitude) => new(key, new(longitude, latitude), Nothing);

    [Fact]
    public void One_alone_keeps_its_key_and_its_place()
    {
        var at = new GeoPoint(122.2, 29.98);
        var tile = TileGrid.WebMercatorQuad.TileAt(at, 10);

        var feature = Assert.Single(MovingPoints.Of([Ship("ais:412000001", at.Longitude, at.Latitude)]).Cut("vessels", tile)!.Features);

        Assert.Equal("ais:412000001", feature.Attributes["id"]);
        var drawn = feature.Parts[0][0];
        var (column, row) = TileGrid.WebMercatorQuad.Place(at, 10);
        Assert.Equal((column - tile.Column) * 4096, drawn.X, 1.0);
        Assert.Equal((row - tile.Row) * 4096, drawn.Y, 1.0);
    }

    [Theory]
    [InlineData(0, 5_000)]
    [InlineData(4, 5_000)]
    [InlineData(9, 5_000)]
    [InlineData(13, 5_000)]
    [InlineData(14, 500)]
    [InlineData(24, 50)]
    public void The_tiles_of_a_level_count_every_point_once(int zoom, int many)
    {
        var random = new Random(zoom);
        MovingPoint[] ships =
        [
            .. Enumerable.Range(0, many).Select(i => Ship($"{i}", 121.5 + random.NextDouble() * 1.5, 29.5 + random.NextDouble() * 1.5)),
            Ship("far west", -180, 85.2),
            Ship("far east", 180, -89),
        ];
        var points = MovingPoints.Of(ships);

        var counted = ships
            .Select(ship => TileGrid.WebMercatorQuad.TileAt(ship.At, zoom))
            .Distinct()
            .SelectMany(tile => points.Cut("vessels", tile)!.Features)
            .Sum(feature => feature.Attributes.TryGetValue("count", out var count) ? (long)count : 1);

        Assert.Equal(ships.Length, counted);
    }

    [Fact]
    public void Those_that_lie_together_are_one_with_their_number_until_the_map_is_near()
    {
        var points = MovingPoints.Of([
            .. Enumerable.Range(0, 30).Select(i => Ship($"{i}", 122.2 + (i * 0.00001), 30)),
            Ship("other", 123.4, 31),
        ]);
        var near = new GeoPoint(122.2001, 30);

        var far = points.Cut("vessels", TileGrid.WebMercatorQuad.TileAt(near, 6))!.Features;
        var close = points.Cut("vessels", TileGrid.WebMercatorQuad.TileAt(near, MovingPoints.SingleFrom))!.Features;

        Assert.Equal(30L, Assert.Single(far, feature => feature.Attributes.ContainsKey("count")).Attributes["count"]);
        Assert.Contains(far, feature => (string?)feature.Attributes.GetValueOrDefault("id") == "other");
        Assert.Equal(30, close.Count);
    }

    [Fact]
    public void An_empty_tile_is_none() =>
        Assert.Null(MovingPoints.Of([Ship("a", 122.2, 30)]).Cut("vessels", TileGrid.WebMercatorQuad.TileAt(new(121, 29), 12)));

    [Fact]
    public void Nobody_at_sea_is_an_empty_map() => Assert.Null(MovingPoints.Of([]).Cut("vessels", new(0, 0, 0)));
}
