using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Spatial.Http;

/// <summary>Writes features as GeoJSON in the system that was asked for. The same version gives the same bytes, but for the time of the answer, which is left out.</summary>
static class OgcFeatures
{
    static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Collection(LayerPage page, FeatureCrs crs, string collection, IReadOnlyList<KeyValuePair<string, string>> kept) =>
        Written(json =>
        {
            json.WriteString("type", "FeatureCollection");
            if (page.Matched is { } matched)
                json.WriteNumber("numberMatched", matched);
            json.WriteNumber("numberReturned", page.Features.Count);
            json.WriteStartArray("features");
            foreach (var feature in page.Features)
            {
                json.WriteStartObject();
                Feature(json, feature, crs);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("links");
            Link(json, Address(collection, kept), "self");
            if (page.Next is { } next)
                // The version it began on: what is published meanwhile neither skips nor repeats anything.
                Link(
                    json,
                    Address(collection, [.. kept, new("after", next), new("version", page.Version.ToString(CultureInfo.InvariantCulture))]),
                    "next"
                );
            json.WriteEndArray();
        });

    public static byte[] One(LayerFeature feature, FeatureCrs crs, string collection) =>
        Written(json =>
        {
            Feature(json, feature, crs);
            json.WriteStartArray("links");
            Link(json, $"{collection}/items/{Uri.EscapeDataString(feature.Id)}", "self");
            Link(json, collection, "collection");
            json.WriteEndArray();
        });

    static byte[] Written(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Plain))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        return bytes.WrittenSpan.ToArray();
    }

    static void Feature(Utf8JsonWriter json, LayerFeature feature, FeatureCrs crs)
    {
        json.WriteString("type", "Feature");
        json.WriteString("id", feature.Id);
        json.WritePropertyName("geometry");
        json.WriteRawValue(feature.Shape.ToGeoJson(crs).Value);
        json.WriteStartObject("properties");
        foreach (var (name, value) in feature.Attributes)
            switch (value)
            {
                case string text:
                    json.WriteString(name, text);
                    break;
                case bool yes:
                    json.WriteBoolean(name, yes);
                    break;
                case long whole:
                    json.WriteNumber(name, whole);
                    break;
                case double number:
                    json.WriteNumber(name, number);
                    break;
            }
        json.WriteEndObject();
    }

    static string Address(string collection, IReadOnlyList<KeyValuePair<string, string>> query) =>
        $"{collection}/items"
        + (query.Count == 0 ? "" : "?")
        + string.Join('&', query.Select(one => $"{Uri.EscapeDataString(one.Key)}={Uri.EscapeDataString(one.Value)}"));

    static void Link(Utf8JsonWriter json, string href, string rel)
    {
        json.WriteStartObject();
        json.WriteString("href", href);
        json.WriteString("rel", rel);
        json.WriteString("type", rel == "collection" ? "application/json" : "application/geo+json");
        json.WriteEndObject();
    }
}
