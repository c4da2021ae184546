using System.Text.Json;
using Yingzhou.Kernel;

namespace Yingzhou.Formats;

/// <summary>Features of a GeoJSON file (RFC 7946). A feature that cannot be read does not take the others with it.</summary>
public static class GeoJsonFeatures
{
    static readonly JsonDocumentOptions Options = new() { MaxDepth = 32 };

    /// <returns>A fault when the file as a whole is no collection of features.</returns>
    public static Outcome<FileFeature[]> Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            // Windows programs put a mark before the text.
            using var json = JsonDocument.Parse(bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes, Options);
            return Kind(json.RootElement) switch
            {
                "FeatureCollection"
                    when json.RootElement.TryGetProperty("features", out var list) && list.ValueKind is JsonValueKind.Array =>
                    (FileFeature[])[.. list.EnumerateArray().Select((feature, i) => One(feature, $"第 {i + 1} 个要素"))],
                "Feature" => (FileFeature[])[One(json.RootElement, "第 1 个要素")],
                _ => NoFeatures(),
            };
        }
        catch (JsonException broken)
        {
            return new Fault("spatial.geojson-broken", $"文件不是合法的 JSON（第 {broken.LineNumber + 1} 行），请重新导出。", 400)
            {
                Field = "file",
            };
        }
    }

    static Fault NoFeatures() =>
        new("spatial.geojson-features", "文件不是要素集合（FeatureCollection），请导出为要素集合后再上传。", 400) { Field = "file" };

    static string? Kind(JsonElement element) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty("type", out var type) && type.ValueKind is JsonValueKind.String
            ? type.GetString()
            : null;

    static FileFeature One(JsonElement feature, string place)
    {
        if (Kind(feature) != "Feature")
            return new(place, null, NoGeometry(), new Dictionary<string, object>());
        var id = feature.TryGetProperty("id", out var given) ? Text(given) : null;
        Outcome<Shape> shape =
            feature.TryGetProperty("geometry", out var geometry) && geometry.ValueKind is JsonValueKind.Object
                ? Shape.FromGeoJson(geometry, Datum.Cgcs2000)
                : NoGeometry();
        return new(place, id, shape, Attributes(feature));
    }

    static Fault NoGeometry() => new("spatial.no-geometry", "要素没有图形。", 422) { Field = "geometry" };

    static string? Text(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };

    static Dictionary<string, object> Attributes(JsonElement feature) =>
        feature.TryGetProperty("properties", out var properties) && properties.ValueKind is JsonValueKind.Object ? Values(properties) : [];

    /// <summary>The simple values of an object; lists and objects within are left out.</summary>
    public static Dictionary<string, object> Values(JsonElement properties)
    {
        Dictionary<string, object> values = [];
        foreach (var property in properties.EnumerateObject())
            if (Value(property.Value) is { } value)
                values[property.Name] = value;
        return values;
    }

    static object? Value(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.TryGetInt64(out var whole) ? whole : value.GetDouble(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };
}
