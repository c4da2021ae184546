using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Yingzhou.Data.Lake;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Opening.Writing;

/// <summary>CSV and JSON, row by row.</summary>
static class TextFiles
{
    static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <param name="flavour">The Excel flavour begins with a byte order mark, by which spreadsheets know UTF-8.</param>
    public static void Csv(Stream file, IReadOnlyList<ReleasedColumn> columns, IEnumerable<object?[]> rows, CsvFlavour flavour)
    {
        using var writer = new StreamWriter(
            file,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: flavour is CsvFlavour.Excel),
            leaveOpen: true
        );
        // People read titles, programs names.
        writer.Write(CsvLine.Of(columns.Select(column => flavour is CsvFlavour.Excel ? column.Title : column.Column), flavour));
        foreach (var row in rows)
            writer.Write(CsvLine.Of(row.Select(LakeValue.Text), flavour));
    }

    public static void Json(Stream file, IReadOnlyList<ReleasedColumn> columns, IEnumerable<object?[]> rows)
    {
        using var json = new Utf8JsonWriter(file, Readable);
        json.WriteStartArray();
        foreach (var row in rows)
        {
            Object(json, columns, row);
            if (json.BytesPending > 1 << 16)
                json.Flush();
        }
        json.WriteEndArray();
    }

    /// <summary>RFC 7946, when the columns say where things are: a geometry as GeoJSON text, or longitude and latitude.</summary>
    /// <returns>Whether there was a place to draw.</returns>
    public static bool GeoJson(Stream file, IReadOnlyList<ReleasedColumn> columns, GeometryColumns at, IEnumerable<object?[]> rows)
    {
        using var json = new Utf8JsonWriter(file, Readable);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
        var placed = false;
        foreach (var row in rows)
        {
            json.WriteStartObject();
            json.WriteString("type", "Feature");
            json.WritePropertyName("geometry");
            placed |= at.Write(json, row);
            json.WritePropertyName("properties");
            Object(json, columns, row, at.Geometry);
            json.WriteEndObject();
            if (json.BytesPending > 1 << 16)
                json.Flush();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        return placed;
    }

    static void Object(Utf8JsonWriter json, IReadOnlyList<ReleasedColumn> columns, object?[] row, int? except = null)
    {
        json.WriteStartObject();
        for (var i = 0; i < columns.Count; i++)
            if (i != except)
            {
                json.WritePropertyName(columns[i].Column);
                LakeValue.Write(json, row[i]);
            }
        json.WriteEndObject();
    }
}

/// <summary>Which columns say where a row is.</summary>
sealed record GeometryColumns(int? Geometry, int? Longitude, int? Latitude)
{
    static readonly string[] GeometryNames = ["geometry", "geom"];
    static readonly string[] LongitudeNames = ["jd", "longitude", "lon", "lng"];
    static readonly string[] LatitudeNames = ["wd", "latitude", "lat"];

    /// <returns><c>null</c> when none do.</returns>
    public static GeometryColumns? Of(IReadOnlyList<ReleasedColumn> columns)
    {
        int? Find(string[] names) =>
            columns.Index().Where(one => names.Contains(one.Item.Column)).Select(one => (int?)one.Index).FirstOrDefault();
        var at = new GeometryColumns(Find(GeometryNames), Find(LongitudeNames), Find(LatitudeNames));
        return at is { Geometry: not null } or { Longitude: not null, Latitude: not null } ? at : null;
    }

    /// <returns>Whether the row has a place.</returns>
    public bool Write(Utf8JsonWriter json, object?[] row)
    {
        if (Geometry is { } place && row[place] is string { Length: > 0 } shape)
        {
            json.WriteRawValue(shape);
            return true;
        }
        if (Longitude is { } x && Latitude is { } y && row[x] is decimal longitude && row[y] is decimal latitude)
        {
            json.WriteStartObject();
            json.WriteString("type", "Point");
            json.WriteStartArray("coordinates");
            json.WriteNumberValue(longitude);
            json.WriteNumberValue(latitude);
            json.WriteEndArray();
            json.WriteEndObject();
            return true;
        }
        json.WriteNullValue();
        return false;
    }
}
