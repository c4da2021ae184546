using System.Diagnostics;
using CsCheck;
using Yingzhou.Formats;
using Yingzhou.Kernel;
using Yingzhou.Pure.Tests.Kernel;

namespace Yingzhou.Pure.Tests.Spatial;

public class TileTests
{
    static readonly GeoPoint City = new(122.1069, 30.0164);

    [Theory]
    [InlineData(8, 214, 105)]
    [InlineData(12, 3437, 1689)]
    [InlineData(14, 13749, 6758)]
    [InlineData(18, 219987, 108140)]
    public void P08_1_web_mercator_tiles(int zoom, long column, long row) =>
        Assert.Equal(new(zoom, column, row), TileGrid.WebMercatorQuad.TileAt(City, zoom));

    [Theory]
    [InlineData(12, 3437, 682)]
    [InlineData(18, 219987, 43678)]
    public void P08_1_cgcs2000_tiles(int zoom, long column, long row) =>
        Assert.Equal(new(zoom, column, row), TileGrid.Cgcs2000Quad.TileAt(City, zoom));

    [Fact]
    public void P08_2_bounds_of_a_tile_and_the_size_of_a_unit()
    {
        var box = TileGrid.WebMercatorQuad.Bounds(new(14, 13749, 6758));

        Assert.Equal(
            (122.102051, 122.124023, 30.012031, 30.031055),
            (Math.Round(box.West, 6), Math.Round(box.East, 6), Math.Round(box.South, 6), Math.Round(box.North, 6))
        );
        Assert.Equal(0.517, TileGrid.MetresPerPixel(14, 30.0164) * TileGrid.PixelsPerTile / 4096, 0.001);
    }

    [Fact]
    public void A_position_lies_in_the_bounds_of_its_tile() =>
        Gen.Select(Gen.Double[-179.9, 179.9], Gen.Double[-85, 85], Gen.Int[0, 20], Gen.Bool)
            .Sample(
                (x, y, zoom, mercator) =>
                {
                    var grid = mercator ? TileGrid.WebMercatorQuad : TileGrid.Cgcs2000Quad;
                    var tile = grid.TileAt(new(x, y), zoom);
                    var box = grid.Bounds(tile);
                    return grid.Create(tile.Zoom, tile.Column, tile.Row).Succeeded
                        && x >= box.West - 1e-9
                        && x <= box.East + 1e-9
                        && (grid == TileGrid.Cgcs2000Quad && zoom == 0 || (y >= box.South - 1e-9 && y <= box.North + 1e-9));
                }
            );

    [Theory]
    [InlineData(25, 0, 0, "zoom")]
    [InlineData(3, 8, 0, "column")]
    [InlineData(3, 0, 8, "row")]
    [InlineData(3, -1, 0, "column")]
    public void A_tile_outside_the_pyramid_is_refused(int zoom, long column, long row, string field) =>
        Assert.Equal(field, TileGrid.WebMercatorQuad.Create(zoom, column, row).Fault?.Field);

    [Fact]
    public void P08_7_a_small_island_stays_as_a_point_with_its_id()
    {
        // 40 m by 30 m.
        var island = Shape.Area(new GeoBox(122.4, 30.5, 122.4 + (40 / 96_000.0), 30.5 + (30 / 110_860.0)));
        var cutter = new TileCutter(TileGrid.WebMercatorQuad, new HashSet<string> { "name" });
        var feature = new ShapeFeature("island-7", island, new Dictionary<string, object> { ["name"] = "小礁", ["owner"] = "张三" });
        var tile = TileGrid.WebMercatorQuad.TileAt(new(122.4, 30.5), 8);

        var layer = cutter.Cut("islands", [feature], tile).Value!;
        var read = VectorTileReader.Read(VectorTileWriter.Write(new([layer]))).Value;

        var shown = Assert.Single(Assert.Single(read.Tile.Layers).Features);
        Assert.Equal(TileGeometry.Point, shown.Geometry);
        Assert.Equal("island-7", shown.Attributes["id"]);
        Assert.Equal("小礁", shown.Attributes["name"]);
        Assert.False(shown.Attributes.ContainsKey("owner"));
        Assert.Equal(
            TileGeometry.Polygon,
            Assert.Single(cutter.Cut("islands", [feature], TileGrid.WebMercatorQuad.TileAt(new(122.4, 30.5), 18)).Value!.Features).Geometry
        );
    }

    [Theory]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(11)]
    public void No_island_of_zhoushan_is_missing_at_any_level(int zoom)
    {
        var islands = Layer.Read(Shared.File("suites/islands/zhoushan-islands.geojson"));

        Assert.Equal(251, islands.Count);
        Assert.All(
            islands,
            island =>
            {
                var shown = Generalisation.Of(island.Shape, zoom);
                Assert.True(shown.Shape is not null || shown.Symbols.Count > 0);
                if (shown.Shape is { } shape)
                    Assert.True(ShapeValidity.IsValid(shape) || !ShapeValidity.IsValid(island.Shape));
            }
        );
    }

    [Fact]
    public void Every_tile_of_the_archipelago_is_sound()
    {
        var islands = Layer.Read(Shared.File("suites/islands/zhoushan-islands.geojson"));
        var cutter = new TileCutter(TileGrid.WebMercatorQuad, new HashSet<string> { "n" });
        var seen = new HashSet<string>();
        for (long column = 213; column <= 215; column++)
        for (long row = 103; row <= 106; row++)
            if (cutter.Cut("islands", islands, new(8, column, row)).Value is { } layer)
            {
                var bytes = VectorTileWriter.Write(new([layer]));
                var read = VectorTileReader.Read(bytes).Value;
                Assert.Empty(read.Problems);
                Assert.True(bytes.Length < VectorTile.MostBytes);
                seen.UnionWith(read.Tile.Layers[0].Features.Select(feature => (string)feature.Attributes["id"]));
            }

        Assert.Equal(251, seen.Count);
    }

    [Fact]
    public void Borders_that_neighbours_share_are_simplified_once()
    {
        var coast = Enumerable.Range(0, 200).Select(i => new GeoPoint(122 + (i * 0.001), 30 + (0.0003 * Math.Sin(i * 1.7)))).ToArray();
        var north = Shape.Area([.. coast, new(122.199, 30.1), new(122, 30.1)]).Value;
        var south = Shape.Area([.. coast.Reverse(), new(122, 29.9), new(122.199, 29.9)]).Value;

        var coarse = Generalisation.OfCoverage([north, south], 8);

        var (one, other) = (coarse[0].Shape!, coarse[1].Shape!);
        Assert.True(one.Corners < north.Corners / 4);
        Assert.Equal(0, one.Intersection(other).Value.AreaSquareMetres().Value, 1e-3);
        Assert.Equal(
            north.Union(south).Value.AreaSquareMetres().Value,
            one.Union(other).Value.AreaSquareMetres().Value,
            north.AreaSquareMetres().Value * 0.001
        );
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        var values = new Dictionary<string, object>
        {
            ["text"] = "舟山",
            ["minus"] = -7L,
            ["whole"] = 7L,
            ["part"] = 1.5,
            ["yes"] = true,
        };
        var tile = new VectorTile([
            new(
                "layer",
                [
                    new(
                        7,
                        TileGeometry.Polygon,
                        [
                            [new(0, 0), new(10, 0), new(10, 10), new(0, 10)],
                            [new(2, 2), new(2, 4), new(4, 4), new(4, 2)],
                        ],
                        values
                    ),
                    new(
                        null,
                        TileGeometry.Line,
                        [
                            [new(-5, 3), new(0, 0)],
                            [new(1, 1), new(4096, 4160)],
                        ],
                        new Dictionary<string, object>()
                    ),
                    new(
                        9,
                        TileGeometry.Point,
                        [
                            [new(1, 2)],
                            [new(3, 4)],
                        ],
                        values
                    ),
                ]
            ),
        ]);

        var read = VectorTileReader.Read(VectorTileWriter.Write(tile)).Value;

        Assert.Empty(read.Problems);
        Assert.Equal(tile.Layers[0].Features.Select(Text), read.Tile.Layers[0].Features.Select(Text));
    }

    [Fact]
    public void No_bytes_break_the_reader() =>
        Gen
            .Byte.Array[0, 200]
            .Sample(
                bytes =>
                {
                    var clock = Stopwatch.StartNew();
                    var read = VectorTileReader.Read(bytes);
                    return (read.Succeeded || read.Fault.Code == "spatial.broken-tile") && clock.Elapsed < TimeSpan.FromSeconds(5);
                },
                iter: 20_000
            );

    static string Text(TileFeature feature) =>
        $"{feature.Id} {feature.Geometry} {string.Join('|', feature.Parts.Select(part => string.Join(' ', part)))} {string.Join(',', feature.Attributes)}";
}
