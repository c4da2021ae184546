using System.Text.Json;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Spatial;

/// <summary>Reads the features of a GeoJSON file of the suites.</summary>
static class Layer
{
    public static IReadOnlyList<ShapeFeature> Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        return
        [
            .. document
                .RootElement.GetProperty("features")
                .EnumerateArray()
                .Select(
                    (feature, i) =>
                        new ShapeFeature(
                            $"{i}",
                            Shape.FromGeoJson(feature.GetProperty("geometry"), Datum.Cgcs2000).Value,
                            new Dictionary<string, object> { ["n"] = (long)i }
                        )
                ),
        ];
    }
}
