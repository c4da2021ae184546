using System.Security.Cryptography;
using Microsoft.Extensions.Caching.Memory;
using Yingzhou.Formats;
using Yingzhou.Kernel;
using Yingzhou.Support.Spatial.Reading;
using Yingzhou.Support.Spatial.Storage;

namespace Yingzhou.Support.Spatial.Tiles;

/// <summary>A tile as it goes out.</summary>
/// <param name="Bytes">Empty where nothing of the layer lies.</param>
/// <param name="Shown">Features that the tile holds, of <paramref name="Of"/> that lie there: fewer when the tile would be too large.</param>
sealed record CutTile(byte[] Bytes, string Tag, int Shown, int Of);

/// <summary>Tiles that were cut, for as long as there is room. A version's tile never changes, so none has to be forgotten for being old.</summary>
sealed class TileCache : IDisposable
{
    const long MostBytes = 64L << 20;

    // What keeping an entry costs besides its bytes.
    const int Overhead = 200;

    readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    public CutTile? Find(TileKey key) => kept.TryGetValue(key, out CutTile? tile) ? tile : null;

    public void Put(TileKey key, CutTile tile) => kept.Set(key, tile, new MemoryCacheEntryOptions { Size = tile.Bytes.Length + Overhead });

    public void Dispose() => kept.Dispose();
}

/// <param name="Grid">Positions of whoever may not see them exactly are cut apart from those of who may.</param>
sealed record TileKey(string Layer, int Version, string Quad, TileAddress Tile, decimal? Grid);

/// <summary>
/// 矢量瓦片 of one layer: generalised for the level, clipped, at most 500 kB (p08 R6). A tile that would be larger first loses its attributes but the label, then its smallest features; how many it
/// shows of how many stands in the answer. It is never cut off in the middle.
/// </summary>
sealed class LayerTiles(FeatureSource source, TileCache cache, LevelShapes levels)
{
    const double Margin = 64.0 / 4096;

    public CutTile? Kept(TileKey key) => cache.Find(key);

    public async Task<CutTile> Cut(
        Layer layer,
        VersionRow version,
        TileGrid quad,
        TileAddress tile,
        PrecisionGrant grant,
        CancellationToken cancel
    )
    {
        var key = new TileKey(layer.Id, version.Number, quad.Id, tile, grant.GridDegrees);
        if (cache.Find(key) is { } kept)
            return kept;
        var found = await source.Within(version, Around(quad.Bounds(tile), grant), cancel);
        ShapeFeature[] features =
        [
            .. found
                .Select(one => FeatureQueries.Shown(one.Feature, grant))
                .OrderBy(one => one.Id, StringComparer.Ordinal)
                .Select(one => new ShapeFeature(one.Id, one.Shape, one.Attributes)),
        ];
        var cut = Bounded(layer, features, quad, tile, VectorTile.MostBytes, levels);
        cache.Put(key, cut);
        return cut;
    }

    /// <param name="most">Bytes.</param>
    public static CutTile Bounded(
        Layer layer,
        IReadOnlyList<ShapeFeature> features,
        TileGrid quad,
        TileAddress tile,
        int most,
        LevelShapes? levels = null
    )
    {
        var all = new TileCutter(quad, layer.Attributes.Select(one => one.Name).ToHashSet(), levels).Cut(layer.Id, features, tile).Value;
        if (all is null)
            return new([], Tag([]), 0, 0);
        var count = Ids(all).Count();
        var bytes = Write(all);
        if (bytes.Length <= most)
            return new(bytes, Tag(bytes), count, count);
        HashSet<string> labels = layer.Style.Label is { } label ? [label] : [];
        var bare = new TileCutter(quad, labels, levels).Cut(layer.Id, features, tile).Value!;
        bytes = Write(bare);
        if (bytes.Length <= most)
            return new(bytes, Tag(bytes), count, count);
        // The largest stay. Where all are of one size every n-th would do as well; by id the same stay on every tile.
        string[] bySize = [.. Ids(bare).OrderByDescending(id => Size(bare, id)).ThenBy(id => id, StringComparer.Ordinal)];
        var (fits, tooMany) = (0, bySize.Length);
        while (tooMany - fits > 1)
        {
            var middle = (fits + tooMany) / 2;
            if (Write(Only(middle)).Length <= most)
                fits = middle;
            else
                tooMany = middle;
        }
        bytes = Write(Only(fits));
        return new(bytes, Tag(bytes), fits, count);

        TileLayer Only(int n)
        {
            var stay = bySize.Take(n).ToHashSet();
            return bare with { Features = [.. bare.Features.Where(one => stay.Contains(Id(one)))] };
        }
    }

    static string Id(TileFeature feature) => (string)feature.Attributes["id"];

    static IEnumerable<string> Ids(TileLayer layer) => layer.Features.Select(Id).Distinct();

    static long Size(TileLayer layer, string id) =>
        layer
            .Features.Where(one => Id(one) == id)
            .SelectMany(one => one.Parts)
            .Sum(part => part.Count < 3 ? part.Count : Math.Abs(TileRing.DoubleArea(part)));

    static byte[] Write(TileLayer layer) => VectorTileWriter.Write(new([layer]));

    static string Tag(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8));

    static GeoBox Around(GeoBox box, PrecisionGrant grant)
    {
        var (wide, high) = ((box.East - box.West) * Margin, (box.North - box.South) * Margin);
        var grid = (double)(grant.GridDegrees ?? 0);
        return new(box.West - wide - grid, box.South - high - grid, box.East + wide + grid, box.North + high + grid);
    }
}
