using System.Text.Json;
using Yingzhou.Formats;
using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Spatial.Content;

/// <summary>The features that a layer of the content starts with, put together from the files that it names.</summary>
/// <param name="Sources">The bytes of those files.</param>
sealed record ContentFeatures(IReadOnlyList<FileFeature> Features, IReadOnlyList<byte[]> Sources, IReadOnlyList<ContentProblem> Problems)
{
    public static ContentFeatures Read(CityContent city, ContentFile<LayerFile> file)
    {
        List<ContentProblem> problems = [];
        List<byte[]> sources = [];
        IReadOnlyList<FileFeature> features = [];
        if (file.Content.File is { } name)
        {
            var path = $"layers/{name}";
            if (Bytes(path) is { } bytes)
            {
                var read = GeoJsonFeatures.Read(bytes);
                if (read.Fault is { } fault)
                    problems.Add(new(path, "", fault.Detail));
                else
                    features = read.Value;
            }
        }
        else if (file.Content.Points is { } points)
        {
            features =
            [
                .. Objects(points.File, points.List, "points")
                    .Where(one => Id(one, "id") is { } id && !points.Skip.Any(start => id.StartsWith(start, StringComparison.Ordinal)))
                    .Select((one, i) => Point(one, i)),
            ];
        }
        if (features.Count != file.Content.Features)
            problems.Add(file.Problem("features", $"写明有 {file.Content.Features} 个要素，实际读到 {features.Count} 个"));
        if (file.Content.Join is { } join)
        {
            var known = Objects(join.File, join.List, "join")
                .Where(one => Id(one, join.Key) is not null)
                .DistinctBy(one => Id(one, join.Key))
                .ToDictionary(one => Id(one, join.Key)!, StringComparer.Ordinal);
            foreach (var stray in features.Where(one => one.Id is null || !known.ContainsKey(one.Id)))
                problems.Add(file.Problem("join", $"{stray.Place}“{stray.Id}”在 {join.File} 的 {join.List} 中找不到"));
            features =
            [
                .. features.Select(one =>
                    one.Id is { } id && known.TryGetValue(id, out var found) ? one with { Attributes = GeoJsonFeatures.Values(found) } : one
                ),
            ];
        }
        return new(features, sources, problems);

        byte[]? Bytes(string path)
        {
            if (!city.Has(path))
            {
                problems.Add(new(path, "", "缺少此文件"));
                return null;
            }
            var bytes = city.ReadBytes(path);
            sources.Add(bytes);
            return bytes;
        }

        List<JsonElement> Objects(string path, string list, string at)
        {
            if (Bytes(path) is not { } bytes)
                return [];
            try
            {
                using var json = JsonDocument.Parse(bytes);
                if (json.RootElement.TryGetProperty(list, out var found) && found.ValueKind is JsonValueKind.Array)
                    return [.. found.EnumerateArray().Select(one => one.Clone())];
                problems.Add(file.Problem($"{at}.list", $"{path} 中没有列表“{list}”"));
            }
            catch (JsonException)
            {
                problems.Add(new(path, "", "不是合法的 JSON"));
            }
            return [];
        }
    }

    static FileFeature Point(JsonElement one, int index) =>
        new(
            $"第 {index + 1} 个点",
            Id(one, "id"),
            one.TryGetProperty("longitude", out var x) && one.TryGetProperty("latitude", out var y)
                ? Shape.Of(new(x.GetDouble(), y.GetDouble()))
                : new Fault("spatial.point-missing", "缺少 longitude 或 latitude。"),
            GeoJsonFeatures.Values(one)
        );

    static string? Id(JsonElement one, string key) =>
        one.ValueKind is JsonValueKind.Object && one.TryGetProperty(key, out var id) && id.ValueKind is JsonValueKind.String
            ? id.GetString()
            : null;
}
