using System.Text.Json;
using Yingzhou.Formats;
using Yingzhou.Kernel;
using Yingzhou.Pure.Tests.Kernel;

namespace Yingzhou.Pure.Tests.Spatial;

/// <summary>All fixtures of @mapbox/mvt-fixtures: sound ones are read as their JSON says and without complaint, the others are refused or complained of.</summary>
public class MvtFixtureTests
{
    // 003 and 016 are the same bytes with opposite verdicts: without a type we complain, as 003 wants. 057 announces half a thousand million points and holds one: we refuse it as we refuse 051.
    static readonly string[] Disputed = ["016", "057"];

    [Fact]
    public void Each_fixture_is_judged_as_its_authors_judge_it()
    {
        var folder = Path.GetDirectoryName(Shared.File("suites/mvt-fixtures/README.md"))!;
        List<string> wrong = [];
        var count = 0;
        foreach (var fixture in Directory.GetDirectories(Path.Combine(folder, "fixtures")).Order())
        {
            count++;
            var info = JsonDocument.Parse(File.ReadAllText(Path.Combine(fixture, "info.json"))).RootElement.GetProperty("validity");
            var read = VectorTileReader.Read(File.ReadAllBytes(Path.Combine(fixture, "tile.mvt")));
            var sound = read is { Succeeded: true, Value.Problems.Count: 0 };
            var version = read.Succeeded && read.Value.Tile.Layers.Any(layer => layer.Version == 1) ? "v1" : "v2";
            if (sound != info.GetProperty(version).GetBoolean())
                wrong.Add($"{Path.GetFileName(fixture)}: {(read.Fault?.Detail ?? string.Join(", ", read.Value.Problems))}");
            else if (!sound && info.TryGetProperty("error", out var error) && (error.GetString() == "fatal") != !read.Succeeded)
                wrong.Add(
                    $"{Path.GetFileName(fixture)}: should be {error}, is {read.Fault?.Detail ?? string.Join(", ", read.Value.Problems)}"
                );
            else if (sound && Shape(read.Value.Tile) is var found && Expected(fixture) is var expected && found != expected)
                wrong.Add($"{Path.GetFileName(fixture)}: {found} instead of {expected}");
        }

        Assert.Equal(74, count);
        Assert.Equal(Disputed, wrong.Select(one => one[..3]));
    }

    [Fact]
    public void What_was_read_is_written_and_read_the_same()
    {
        var folder = Path.GetDirectoryName(Shared.File("suites/mvt-fixtures/README.md"))!;
        foreach (var fixture in Directory.GetDirectories(Path.Combine(folder, "fixtures")))
            if (
                VectorTileReader.Read(File.ReadAllBytes(Path.Combine(fixture, "tile.mvt"))) is
                { Succeeded: true, Value: { Problems.Count: 0 } read }
            )
            {
                var again = VectorTileReader.Read(VectorTileWriter.Write(read.Tile)).Value;
                Assert.Equal(Points(read.Tile), Points(again.Tile));
            }
    }

    static string Points(VectorTile tile) =>
        string.Join(
            ';',
            tile.Layers.SelectMany(layer => layer.Features)
                .Where(feature => feature.Geometry is not TileGeometry.Unknown)
                .Select(feature => string.Join(' ', feature.Parts.SelectMany(part => part)))
        );

    static string Shape(VectorTile tile) =>
        string.Join(
            ' ',
            tile.Layers.Select(layer => $"{layer.Name}:{layer.Features.Count}:{layer.Features.Sum(feature => feature.Attributes.Count)}")
        );

    static string Expected(string fixture)
    {
        var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(fixture, "tile.json"))).RootElement;
        return json.TryGetProperty("layers", out var layers)
            ? string.Join(
                ' ',
                layers
                    .EnumerateArray()
                    .Select(layer => $"{layer.GetProperty("name").GetString()}:{Features(layer).Count}:{Features(layer).Sum(Tags)}")
            )
            : "";

        static List<JsonElement> Features(JsonElement layer) =>
            layer.TryGetProperty("features", out var features) ? [.. features.EnumerateArray()] : [];
        static int Tags(JsonElement feature) => feature.TryGetProperty("tags", out var tags) ? tags.GetArrayLength() / 2 : 0;
    }
}
