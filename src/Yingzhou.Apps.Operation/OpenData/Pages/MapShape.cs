using System.Text.Json;
using Yingzhou.Data.Opening;

namespace Yingzhou.Apps.Operation.OpenData.Pages;

/// <summary>What stands in one row's place: rings of a polygon, or one point; longitude and latitude in degrees.</summary>
public sealed record MapShape(string Name, IReadOnlyList<IReadOnlyList<(double X, double Y)>> Rings)
{
    const int MostShapes = 2_000;

    public bool IsPoint => Rings is [[_]];

    /// <returns><c>null</c> when no row has a place.</returns>
    public static IReadOnlyList<MapShape>? Of(IReadOnlyList<ReleasedColumn> columns, IEnumerable<object?[]> rows)
    {
        int Find(params string[] names) =>
            columns.Index().Where(one => names.Contains(one.Item.Column)).Select(one => one.Index).FirstOrDefault(-1);
        var (shape, x, y) = (Find("geometry", "geom"), Find("jd", "longitude", "lon", "lng"), Find("wd", "latitude", "lat"));
        if (shape < 0 && (x < 0 || y < 0))
            return null;
        var name = Find("name", "mc", "n");
        var shapes = rows.Take(MostShapes)
            .Select(row => new MapShape(
                name < 0 ? "" : OpenWords.Cell(row[name]),
                shape >= 0 && row[shape] is string text ? Read(text)
                    : x >= 0 && y >= 0 && row[x] is decimal longitude && row[y] is decimal latitude
                        ?
                        [
                            [((double)longitude, (double)latitude)],
                        ]
                    : []
            ))
            .Where(one => one.Rings.Count > 0)
            .ToList();
        return shapes.Count == 0 ? null : shapes;
    }

    static IReadOnlyList<IReadOnlyList<(double, double)>> Read(string geometry)
    {
        try
        {
            using var json = JsonDocument.Parse(geometry);
            var coordinates = json.RootElement.GetProperty("coordinates");
            return json.RootElement.GetProperty("type").GetString() switch
            {
                "Point" =>
                [
                    [Position(coordinates)],
                ],
                "Polygon" => [.. coordinates.EnumerateArray().Select(Ring)],
                "MultiPolygon" => [.. coordinates.EnumerateArray().SelectMany(polygon => polygon.EnumerateArray().Select(Ring))],
                _ => [],
            };
        }
        // A preview draws what it can: the file has it as it is.
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return [];
        }
    }

    static IReadOnlyList<(double, double)> Ring(JsonElement ring) => [.. ring.EnumerateArray().Select(Position)];

    static (double, double) Position(JsonElement position) => (position[0].GetDouble(), position[1].GetDouble());
}
