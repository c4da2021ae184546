using System.Diagnostics;
using System.Text.Json.Nodes;
using Yingzhou.Formats;
using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;

namespace Yingzhou.Bench.Tiles;

/// <summary>
/// Vector tiles of the archipelago, each cut once from the shapes: generalised, clipped, encoded. Beside geojson-vt with vt-pbf on Node, which slices the same GeoJSON and keeps what it sliced on the way.
/// </summary>
static class TilesBench
{
    const string File = "layers/islands.geojson";
    static readonly int[] Zooms = [6, 8, 10, 12, 14];

    public static async Task<BenchTable> Run()
    {
        var city = CityContent.Find(AppContext.BaseDirectory) ?? throw new DirectoryNotFoundException("No city content");
        var bytes = city.ReadBytes(File);
        var features = GeoJsonFeatures
            .Read(bytes)
            .Value.Where(one => one.Shape.Fault is null && ShapeValidity.IsValid(one.Shape.Value))
            .Select((one, i) => new ShapeFeature($"{i}", one.Shape.Value, one.Attributes))
            .ToArray();
        List<BenchLine> lines = [];
        List<string> notes = [];
        foreach (var zoom in Zooms)
        {
            var tiles = Tiles(features, zoom);
            for (var warm = 0; warm < 3; warm++)
                Cut(features, tiles);
            var (times, size) = Cut(features, tiles);
            var peer = await Peer(bytes, tiles);
            lines.Add(new($"z{zoom}: {tiles.Count} tiles", times.Average() * 1000, peer?.Average * 1000, null));
            notes.Add(
                $"z{zoom}: {1e6 / times.Average():N0} tiles/s, p95 {P95(times) / 1000:N2} ms, {size / 1024:N0} KB"
                    + (
                        peer is { } p
                            ? $"; peer {1e6 / p.Average:N0} tiles/s, p95 {p.P95 / 1000:N2} ms, {p.Bytes / 1024:N0} KB, resident {p.Resident >> 20} MB"
                            : ""
                    )
            );
        }
        using var process = Process.GetCurrentProcess();
        notes.Add(
            $"ours resident {process.WorkingSet64 >> 20} MB. The peer's time to index is spread over its tiles; it drops parts that are too small, ours makes them points."
        );
        return new("tiles, one cold tile", "npm geojson-vt 4.0.2 + vt-pbf 3.1.3", "none", "p95 ≤ 150 ms cold (p08 §8)", lines, notes);
    }

    static List<TileAddress> Tiles(IReadOnlyList<ShapeFeature> features, int zoom) =>
        [
            .. features
                .SelectMany(one => Under(one.Shape.Box!.Value, zoom))
                .Distinct()
                .OrderBy(tile => tile.Column)
                .ThenBy(tile => tile.Row)
                .Take(600),
        ];

    static IEnumerable<TileAddress> Under(GeoBox box, int zoom)
    {
        var first = TileGrid.WebMercatorQuad.TileAt(new(box.West, box.North), zoom);
        var last = TileGrid.WebMercatorQuad.TileAt(new(box.East, box.South), zoom);
        for (var column = first.Column; column <= last.Column; column++)
        for (var row = first.Row; row <= last.Row; row++)
            yield return new(zoom, column, row);
    }

    static (double[] Microseconds, long Bytes) Cut(IReadOnlyList<ShapeFeature> features, IReadOnlyList<TileAddress> tiles)
    {
        var cutter = new TileCutter(TileGrid.WebMercatorQuad, new HashSet<string> { "n", "areaKm2Approx" });
        var times = new double[tiles.Count];
        var bytes = 0L;
        for (var i = 0; i < tiles.Count; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            var box = TileGrid.WebMercatorQuad.Bounds(tiles[i]);
            var margin = (box.East - box.West) / 64;
            var near = features.Where(one =>
                one.Shape.Box is { } own
                && own.West <= box.East + margin
                && own.East >= box.West - margin
                && own.South <= box.North + margin
                && own.North >= box.South - margin
            );
            if (cutter.Cut("islands", near, tiles[i]).Value is { } layer)
                bytes += VectorTileWriter.Write(new([layer])).Length;
            times[i] = Stopwatch.GetElapsedTime(begun).TotalMicroseconds;
        }
        return (times, bytes);
    }

    static double P95(IEnumerable<double> times)
    {
        double[] sorted = [.. times.Order()];
        return sorted[(int)(sorted.Length * 0.95)];
    }

    static async Task<(double Average, double P95, long Bytes, long Resident)?> Peer(byte[] geojson, IReadOnlyList<TileAddress> tiles)
    {
        var input = new JsonObject
        {
            ["geojson"] = JsonNode.Parse(geojson),
            ["tiles"] = new JsonArray([.. tiles.Select(tile => (JsonNode)new JsonArray(tile.Zoom, tile.Column, tile.Row))]),
        };
        if (await NodePeer.Ask("tiles.mjs", input) is not { } said)
            return null;
        double[] times = [.. said["times"]!.AsArray().Select(time => time!.GetValue<double>())];
        var index = said["indexed"]!.GetValue<double>() * 1000 / times.Length;
        return (times.Average() + index, P95(times), said["bytes"]!.GetValue<long>(), said["resident"]!.GetValue<long>());
    }
}
