using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;
using Yingzhou.Support.Spatial.Handling;
using Yingzhou.Support.Spatial.Importing;

namespace Yingzhou.Support.Spatial.Content;

/// <summary>A layer of the content with its features, and the digest of all that they were made of.</summary>
sealed record ContentLayer(Layer Layer, Gathered Features, string Digest);

/// <summary>The city's layers, judged at start.</summary>
sealed partial class LayerContent(IReadOnlyDictionary<string, ContentLayer> layers)
{
    const string Folder = "layers";
    const string Ending = ".layer.json";

    [GeneratedRegex("^#[0-9a-f]{6}$")]
    static partial Regex Colour { get; }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    static partial Regex Kebab { get; }

    public IReadOnlyCollection<ContentLayer> All { get; } = [.. layers.Values.OrderBy(one => one.Layer.Id, StringComparer.Ordinal)];

    public Layer? Find(string id) => layers.GetValueOrDefault(id)?.Layer;

    /// <param name="region">Of the city.</param>
    /// <param name="isDepartment">Whether a department has this id.</param>
    public static ContentReading<LayerContent> Read(CityContent city, string region, Func<string, bool> isDepartment)
    {
        var reader = new ContentReader(city);
        var files = reader.All<LayerFile>(Folder, Ending);
        List<ContentProblem> problems = [.. reader.Problems];
        Dictionary<string, ContentLayer> layers = new(StringComparer.Ordinal);
        foreach (var file in files)
        {
            problems.AddRange(Check(file, isDepartment));
            var data = ContentFeatures.Read(city, file);
            problems.AddRange(data.Problems);
            if (!layers.TryAdd(file.Content.Id, Made(file.Content, data, region)))
                problems.Add(file.Problem("id", $"图层“{file.Content.Id}”写了两次"));
        }
        return new(new(layers), problems);
    }

    static ContentLayer Made(LayerFile file, ContentFeatures data, string region)
    {
        var layer = new Layer(
            file.Id,
            file.Title,
            file.Owner,
            region,
            file.Sensitivity,
            file.Geometry,
            file.Grid,
            file.Attributes,
            new(file.Style.Colour, file.Style.Label),
            $"{file.Source}；{file.Precision}",
            file.Licence,
            file.Note
        );
        var crs = NamedCrs.Of(file.Datum) is { Succeeded: true, Value: { } named } ? named : NamedCrs.Cgcs2000;
        var gathered = new FeatureGate(layer, file.Repair).Gather(data.Features, crs, file.IdAttribute);
        return new(layer, gathered, Digest(file, data));
    }

    static string Digest(LayerFile file, ContentFeatures data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(file, ContentJson.Options));
        foreach (var bytes in data.Sources)
            hash.AppendData(bytes);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    static IEnumerable<ContentProblem> Check(ContentFile<LayerFile> file, Func<string, bool> isDepartment)
    {
        var layer = file.Content;
        if (!Kebab.IsMatch(layer.Id))
            yield return file.Problem("id", $"图层代码“{layer.Id}”应为小写字母、数字和短横线");
        if (!isDepartment(layer.Owner))
            yield return file.Problem("owner", $"没有部门“{layer.Owner}”");
        if (!Colour.IsMatch(layer.Style.Colour))
            yield return file.Problem("style.colour", "颜色应写成 #rrggbb（小写）");
        if (layer.Style.Label is { } label && layer.Attributes.All(one => one.Name != label))
            yield return file.Problem("style.label", $"没有属性“{label}”");
        foreach (var (index, one) in layer.Attributes.Index())
            if (one.Name is "id" or "symbol" || layer.Attributes.Take(index).Any(before => before.Name == one.Name))
                yield return file.Problem($"attributes[{index}].name", $"属性名“{one.Name}”重复，或与系统使用的名称相同");
        if (NamedCrs.Of(layer.Datum).Fault is not null)
            yield return file.Problem("datum", $"不认识坐标系“{layer.Datum}”，应为 cgcs2000、wgs84、gcj-02、bd-09 或 EPSG:45xx");
        if (layer.Grid is <= 0 or > 1)
            yield return file.Problem("grid", "取整的度数应大于 0、不超过 1");
        if (layer.File is not null && layer.Points is not null)
            yield return file.Problem("points", "file 和 points 只能写一个");
        foreach (var (name, text) in new[] { ("source", layer.Source), ("licence", layer.Licence), ("precision", layer.Precision) })
            if (string.IsNullOrWhiteSpace(text))
                yield return file.Problem(name, "不能为空：每个图层都要写明来源、许可和精度");
    }
}
