using Yingzhou.Foundation.Content;
using Yingzhou.Support.Spatial;

namespace Yingzhou.Engines.Tests.Spatial;

/// <summary>底图: drawn from the city's own outlines, in the datum of what is laid over it.</summary>
public sealed class BaseMapTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("yz-map-");

    BaseMapReading Read(string datum, string outlines)
    {
        var layers = Directory.CreateDirectory(Path.Combine(folder.FullName, "layers")).FullName;
        File.WriteAllText(Path.Combine(layers, "islands.layer.json"), $$"""{"datum":"{{datum}}"}""");
        File.WriteAllText(Path.Combine(layers, "islands.geojson"), outlines);
        var read = BaseMap.Read(new CityContent(folder.FullName));
        return new(read.Content, [.. read.Problems.Select(problem => problem.File)]);
    }

    const string Square = """
        {"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon",
        "coordinates":[[[122.1,30.0],[122.2,30.0],[122.2,30.1],[122.1,30.0]]]}}]}
        """;

    [Fact]
    public void Outlines_of_a_shifted_datum_are_put_where_they_are()
    {
        var plain = Read("cgcs2000", Square).Map!;
        var shifted = Read("gcj-02", Square).Map!;

        // At Dinghai the shift is some 489 m, about 0.005 degrees east and 0.003 south (engines.md).
        Assert.InRange(plain.Frame.West - shifted.Frame.West, 0.003, 0.006);
        Assert.InRange(Math.Abs(plain.Frame.South - shifted.Frame.South), 0.001, 0.004);
        Assert.NotEqual(plain.Href, shifted.Href);
    }

    [Fact]
    public void Content_that_is_no_map_is_refused_by_its_file()
    {
        Assert.Equal(["layers/islands.layer.json"], Read("bd-09", Square).Files);
        Assert.Equal(["layers/islands.geojson"], Read("cgcs2000", """{"type":"FeatureCollection","features":[]}""").Files);
        Assert.Equal(["layers/islands.geojson"], Read("cgcs2000", "{").Files);
    }

    public void Dispose() => folder.Delete(recursive: true);

    sealed record BaseMapReading(BaseMap? Map, IReadOnlyList<string> Files);
}
