using System.Diagnostics;
using System.Text.Json.Nodes;
using Yingzhou.Formats;
using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;

namespace Yingzhou.Bench.Tiles;

/// <summary>
/// Vector tiles of the archipelago, each cut once from the shapes: generalised, clipped, encoded. Beside PostGIS, which a city would set up, and, in the notes, geojson-vt with vt-pbf on Node, which
/// slices the same GeoJSON and keeps what it sliced on the way.
/// </summary>
static class TilesBench
{
    const string File = "layers/islands.geojson";

    // A server has long been compiled when a tile is asked for.
    static readonly TimeSpan WarmFor = TimeSpan.FromSeconds(1.5);
    static readonly int[] Zooms = [6, 8, 10, 12, 14];
    static readonly int[] MovingZooms = [7, 10, 14];

    public static async Task<BenchTable> Run()
    {
        var city = CityContent.Find(AppContext.BaseDirectory) ?? throw new DirectoryNotFoundException("No city content");
        var bytes = city.ReadBytes(File);
        var features = GeoJsonFeatures
            .Read(bytes)
            .Value.Where(one => one.Shape.Fault is null && ShapeValidity.IsValid(one.Shape.Value))
            .Select((one, i) => new ShapeFeature($"{i}", one.Shape.Value, one.Attributes))
            .ToArray();
        await using var postgis = await PostGisPeer.Start(features);
        List<BenchLine> lines = [];
        List<string> notes = [];
        foreach (var zoom in Zooms)
        {
            var tiles = Tiles(features, zoom);
            for (var warm = Stopwatch.StartNew(); warm.Elapsed < WarmFor; )
                Cut(features, tiles);
            var ours = Cut(features, tiles);
            for (var warm = Stopwatch.StartNew(); postgis is not null && warm.Elapsed < WarmFor; )
                await postgis.CutShapes(tiles);
            (double[] Times, long Bytes)? peer = postgis is null ? null : await postgis.CutShapes(tiles);
            var node = await Peer(bytes, tiles);
            lines.Add(new($"z{zoom}: {tiles.Count} tiles", ours.Times.Average() * 1000, peer?.Times.Average() * 1000, null));
            notes.Add(
                $"z{zoom}: {Said(ours)}"
                    + (peer is { } p ? $"; PostGIS {Said(p)}" : "")
                    + (
                        node is { } n
                            ? $"; geojson-vt {Said((n.Times, n.Bytes))}, {ours.Times.Average() / n.Times.Average():N1} × its time is ours"
                            : ""
                    )
            );
        }
        await Moving(postgis, lines, notes);
        using var process = Process.GetCurrentProcess();
        notes.Add(
            $"ours resident {process.WorkingSet64 >> 20} MB. What is kept for a level (ours, geojson-vt) is made within the time of the tiles that need it first; the peers drop parts that are too small, ours makes them points."
        );
        return new(
            "tiles, one cold tile",
            "PostGIS ST_AsMVT, its empty round trip taken off",
            "none",
            "≥ 3 × the peer; p95 ≤ 150 ms cold (p08 §8)",
            lines,
            notes
        );
    }

    /// <summary>100,000 vessels over the waters of the archipelago, each tile for whoever looks now.</summary>
    static async Task Moving(PostGisPeer? postgis, List<BenchLine> lines, List<string> notes)
    {
        var random = new Random(20261130);
        MovingPoint[] vessels =
        [
            .. Enumerable
                .Range(0, 100_000)
                .Select(i => new MovingPoint(
                    $"ais:{412000000 + i}",
                    new(121.5 + (random.NextDouble() * 2), 29.4 + (random.NextDouble() * 1.8)),
                    new Dictionary<string, object>()
                )),
        ];
        var ordered = MovingPoints.Of(vessels);
        for (var warm = Stopwatch.StartNew(); warm.Elapsed < WarmFor; )
            ordered = MovingPoints.Of(vessels);
        var begun = Stopwatch.GetTimestamp();
        ordered = MovingPoints.Of(vessels);
        notes.Add(
            $"100,000 points put in order in {Stopwatch.GetElapsedTime(begun).TotalMilliseconds:N0} ms, once every few seconds while somebody looks"
        );
        if (postgis is not null)
            notes.Add($"PostGIS moves 100,000 rows in {await postgis.Place(vessels):N2} s");
        foreach (var zoom in MovingZooms)
        {
            TileAddress[] tiles = [.. vessels.Select(one => TileGrid.WebMercatorQuad.TileAt(one.At, zoom)).Distinct().Take(300)];
            for (var warm = Stopwatch.StartNew(); warm.Elapsed < WarmFor; )
                CutPoints(ordered, tiles);
            var ours = CutPoints(ordered, tiles);
            for (var warm = Stopwatch.StartNew(); postgis is not null && warm.Elapsed < WarmFor; )
                await postgis.CutPoints(tiles);
            (double[] Times, long Bytes)? peer = postgis is null ? null : await postgis.CutPoints(tiles);
            lines.Add(new($"100,000 moving, z{zoom}: {tiles.Length}", ours.Times.Average() * 1000, peer?.Times.Average() * 1000, null));
            notes.Add($"100,000 moving, z{zoom}: {Said(ours)}" + (peer is { } p ? $"; PostGIS {Said(p)}" : ""));
        }
    }

    static (double[] Times, long Bytes) CutPoints(MovingPoints points, IReadOnlyList<TileAddress> tiles)
    {
        var times = new double[tiles.Count];
        var bytes = 0L;
        for (var i = 0; i < tiles.Count; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            if (points.Cut("vessels", tiles[i]) is { } layer)
                bytes += VectorTileWriter.Write(new([layer])).Length;
            times[i] = Stopwatch.GetElapsedTime(begun).TotalMicroseconds;
        }
        return (times, bytes);
    }

    static string Said((double[] Times, long Bytes) cut) =>
        $"{1e6 / cut.Times.Average():N0} tiles/s, p95 {P95(cut.Times) / 1000:N2} ms, {cut.Bytes / 1024:N0} KB";

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

    static (double[] Times, long Bytes) Cut(IReadOnlyList<ShapeFeature> features, IReadOnlyList<TileAddress> tiles)
    {
        var cutter = new TileCutter(TileGrid.WebMercatorQuad, new HashSet<string> { "n" }, new LevelShapes());
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

    static async Task<(double[] Times, long Bytes)?> Peer(byte[] geojson, IReadOnlyList<TileAddress> tiles)
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
        return ([.. times.Select(time => time + index)], said["bytes"]!.GetValue<long>());
    }
}
