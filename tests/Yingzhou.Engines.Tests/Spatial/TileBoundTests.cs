using Yingzhou.Formats;
using Yingzhou.Kernel;
using Yingzhou.Support.Spatial;
using Yingzhou.Support.Spatial.Tiles;

namespace Yingzhou.Engines.Tests.Spatial;

/// <summary>A tile is never larger than its bound, and says what it left out.</summary>
public class TileBoundTests
{
    static readonly Layer Layer = new(
        "dense",
        "测试",
        "unit",
        "3309",
        LayerSensitivity.Open,
        LayerGeometry.Polygon,
        null,
        [new("name", "名称", LayerValueKind.Text), new("note", "说明", LayerValueKind.Text)],
        new("#000000", "name"),
        "",
        "",
        ""
    );

    // Squares of growing size side by side in tile 8/214/105, each with a long note.
    static readonly ShapeFeature[] Features =
    [
        .. Enumerable
            .Range(0, 400)
            .Select(i =>
            {
                var (x, y, size) = (121.0 + (i % 20 * 0.06), 29.6 + (i / 20 * 0.05), 0.012 + (i * 0.00005));
                return new ShapeFeature(
                    $"f{i:000}",
                    Shape.Area(new GeoBox(x, y, x + size, y + size)),
                    new Dictionary<string, object> { ["name"] = $"{i}", ["note"] = new string('注', 200) + i }
                );
            }),
    ];

    static CutTile Cut(int most) => LayerTiles.Bounded(Layer, Features, TileGrid.WebMercatorQuad, new(8, 214, 105), most);

    [Fact]
    public void All_is_shown_where_it_fits()
    {
        var whole = Cut(VectorTile.MostBytes);

        Assert.Equal(whole.Of, whole.Shown);
        Assert.True(whole.Of > 300);
        Assert.Contains("note", VectorTileReader.Read(whole.Bytes).Value.Tile.Layers[0].Features[0].Attributes.Keys);
    }

    [Fact]
    public void Attributes_go_first_then_the_smallest_features()
    {
        var bare = Cut(40_000);
        var read = VectorTileReader.Read(bare.Bytes).Value;
        Assert.True(bare.Bytes.Length <= 40_000);
        Assert.Equal(bare.Of, bare.Shown);
        Assert.All(read.Tile.Layers[0].Features, one => Assert.Equal(["id", "name"], one.Attributes.Keys.Order(StringComparer.Ordinal)));

        var thin = Cut(6_000);
        var left = VectorTileReader.Read(thin.Bytes).Value;
        Assert.Empty(left.Problems);
        Assert.InRange(thin.Bytes.Length, 5_000, 6_000);
        Assert.InRange(thin.Shown, 50, thin.Of - 1);
        // The largest square of the tile stays.
        Assert.Contains(left.Tile.Layers[0].Features, one => Equals(one.Attributes["id"], "f399"));
    }
}
