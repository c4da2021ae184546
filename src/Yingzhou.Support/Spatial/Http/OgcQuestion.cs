using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Spatial.Http;

/// <summary>A features request as its address asks it. What the address does not know is refused, not passed over: a misspelt filter would return everything.</summary>
/// <param name="Kept">The parameters that the link to the next page repeats.</param>
sealed partial record OgcQuestion(FeatureQuery Query, FeatureCrs Crs, IReadOnlyList<KeyValuePair<string, string>> Kept)
{
    const int Usual = 100;

    static readonly string[] Known = ["limit", "bbox", "bbox-crs", "crs", "datetime", "version", "after", "f"];

    // RFC 3339 moments, alone or as an open or closed interval.
    [GeneratedRegex(@"^(\.\.|\d{4}-\d\d-\d\dT[0-9:.]+(Z|[+-]\d\d:\d\d))?(/(\.\.|\d{4}-\d\d-\d\dT[0-9:.]+(Z|[+-]\d\d:\d\d))?)?$")]
    static partial Regex Moments { get; }

    public static Outcome<OgcQuestion> Of(IQueryCollection asked, Layer layer)
    {
        Dictionary<string, string> equal = new(StringComparer.Ordinal);
        foreach (var (name, values) in asked)
        {
            if (values.Count != 1)
                return Wrong(name, $"参数“{name}”写了 {values.Count} 次。");
            if (Known.Contains(name))
                continue;
            if (layer.Attributes.All(one => one.Name != name))
                return Wrong(name, $"没有参数“{name}”；可以按属性 {string.Join("、", layer.Attributes.Select(one => one.Name))} 筛选。");
            equal[name] = values[0]!;
        }
        var crs = FeatureCrs.Of(Text("crs"));
        var boxCrs = FeatureCrs.Of(Text("bbox-crs"));
        if ((crs.Fault ?? boxCrs.Fault) is { } system)
            return system;
        GeoBox? box = null;
        if (Text("bbox") is { } bbox)
        {
            var parsed = BoxQuery.Parse(bbox, boxCrs.Value);
            if (parsed.Fault is { } broken)
                return broken;
            box = parsed.Value;
        }
        if (Text("f") is not (null or "json" or "geojson"))
            return Wrong("f", "只提供 json（GeoJSON）。");
        // Features of these layers have no time of their own, so every moment holds for them (17-069r4 §7.15.4).
        if (Text("datetime") is { } moment && (moment.Length == 0 || !Moments.IsMatch(moment)))
            return Wrong("datetime", $"datetime“{moment}”不是 RFC 3339 的时刻或区间。");
        var limit = Number("limit", Usual);
        var version = Number("version", 0);
        if (limit is not >= 1)
            return Wrong("limit", $"limit 应为 1 以上的整数，现为“{Text("limit")}”。");
        if (version is not >= 0)
            return Wrong("version", $"version 应为图层的版本号，现为“{Text("version")}”。");
        return new OgcQuestion(
            new(
                layer.Id,
                version == 0 ? null : version,
                box,
                Equal: equal,
                After: Text("after"),
                Limit: Math.Min(limit.Value, FeatureQuery.MostPerPage)
            ),
            crs.Value,
            [.. asked.Where(one => one.Key is not ("after" or "version")).Select(one => KeyValuePair.Create(one.Key, one.Value.ToString()))]
        );

        string? Text(string name) => asked.TryGetValue(name, out var value) ? value.ToString() : null;

        int? Number(string name, int otherwise) =>
            Text(name) is not { } text ? otherwise
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : null;
    }

    static Fault Wrong(string name, string detail) => new("spatial.query", detail, 400) { Field = name };
}
