using System.Globalization;
using Yingzhou.Formats;
using Yingzhou.Kernel;
using Yingzhou.Support.Spatial.Importing;

namespace Yingzhou.Support.Spatial.Handling;

/// <summary>A feature that may stand in a layer.</summary>
sealed record GatedFeature(string Id, Shape Shape, IReadOnlyDictionary<string, object> Attributes);

/// <param name="Attributes">As the file had them.</param>
sealed record Refused(string Place, string? Id, Fault Why, GeoPoint? At, IReadOnlyDictionary<string, object> Attributes);

sealed record Gathered(IReadOnlyList<GatedFeature> Good, IReadOnlyList<Refused> Bad)
{
    public static readonly Gathered Nothing = new([], []);
}

/// <summary>
/// 入库检查 (p08 R3): what a layer takes in is in CGCS2000 degrees, of the layer's kind, valid, named once, and has the layer's attributes. What is not is told with its place.
/// </summary>
/// <param name="repair">Broken shapes are taken as the proposed repair: the steward has said so.</param>
sealed class FeatureGate(Layer layer, bool repair = false)
{
    const int LongestId = 100;
    const int MostCorners = 1_000_000;

    public Gathered Gather(IEnumerable<FileFeature> features, NamedCrs crs, string? idAttribute)
    {
        List<GatedFeature> good = [];
        List<Refused> bad = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var feature in features)
        {
            var id = idAttribute is null ? feature.Id : Text(feature.Attributes.GetValueOrDefault(idAttribute));
            var judged = Judge(feature, id, crs);
            if (judged.Good is { } one && seen.Add(one.Id))
                good.Add(one);
            else
                bad.Add(new(feature.Place, id, judged.Why ?? Twice(id!), judged.At, feature.Attributes));
        }
        return new(good, bad);
    }

    static Fault Twice(string id) => new("spatial.id-twice", $"编号“{id}”出现了两次。") { Field = "id" };

    (GatedFeature? Good, Fault? Why, GeoPoint? At) Judge(FileFeature feature, string? id, NamedCrs crs)
    {
        if (string.IsNullOrWhiteSpace(id) || id.Length > LongestId || id.Any(letter => char.IsControl(letter) || letter is '/' or '\\'))
            return (null, new("spatial.feature-id", $"要素没有编号，或编号超过 {LongestId} 字、带有斜线。") { Field = "id" }, null);
        if (feature.Shape.Fault is { } unreadable)
            return (null, unreadable, null);
        var shape = crs.Stored(feature.Shape.Value);
        if (shape.IsEmpty || !IsOfKind(shape))
            return (null, new("spatial.geometry-kind", $"图形是 {shape.Kind}，这个图层只收{Kind}。") { Field = "geometry" }, null);
        if (shape.Corners > MostCorners)
            return (
                null,
                new("spatial.corners", $"图形有 {shape.Corners:N0} 个点，最多 {MostCorners:N0} 个，请先概化。") { Field = "geometry" },
                null
            );
        if (ShapeValidity.Of(shape).FirstOrDefault(finding => finding.Blocks) is { } finding)
        {
            if (
                !repair
                || finding.Fault is ShapeFault.OutOfRange
                || ShapeValidity.Proposal(shape) is not { IsEmpty: false } mended
                || !IsOfKind(mended)
            )
                return (null, Broken(finding), finding.At);
            shape = mended;
        }
        var attributes = Attributes(feature.Attributes);
        return attributes.Fault is { } wrong ? (null, wrong, null) : (new(id, shape, attributes.Value), null, null);
    }

    static Fault Broken(ShapeFinding finding) =>
        new(
            "spatial.invalid-shape",
            finding.At is { } at
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"图形{Words(finding.Fault)}，在经度 {at.Longitude:0.######}、纬度 {at.Latitude:0.######} 处，请修正后再提交。"
                )
                : $"图形{Words(finding.Fault)}，请修正后再提交。"
        )
        {
            Field = "geometry",
        };

    static string Words(ShapeFault fault) =>
        fault switch
        {
            ShapeFault.SelfIntersection => "自相交",
            ShapeFault.HoleOutside => "有洞在外边界之外",
            ShapeFault.Nested => "的洞或面互相嵌套",
            ShapeFault.DuplicateRing => "有重复的环",
            ShapeFault.Disconnected => "内部不连通",
            ShapeFault.TooFewPoints => "的点太少",
            ShapeFault.OutOfRange => "超出经纬度范围（坐标系可能选错了）",
            ShapeFault.Antimeridian => "跨 180° 经线，应分成两半",
            _ => "没有闭合或坐标不是数字",
        };

    string Kind =>
        layer.Geometry switch
        {
            LayerGeometry.Point => "点",
            LayerGeometry.Line => "线",
            _ => "面",
        };

    bool IsOfKind(Shape shape) =>
        layer.Geometry switch
        {
            LayerGeometry.Point => shape.Kind is "Point" or "MultiPoint",
            LayerGeometry.Line => shape.Kind is "LineString" or "MultiLineString",
            _ => shape.Kind is "Polygon" or "MultiPolygon",
        };

    Outcome<IReadOnlyDictionary<string, object>> Attributes(IReadOnlyDictionary<string, object> given)
    {
        Dictionary<string, object> kept = new(StringComparer.Ordinal);
        foreach (var attribute in layer.Attributes)
        {
            if (!given.TryGetValue(attribute.Name, out var value))
                continue;
            object? read = attribute.Kind switch
            {
                LayerValueKind.Text => Text(value),
                LayerValueKind.Whole => Whole(value),
                LayerValueKind.Number => Number(value),
                _ => value as bool?,
            };
            if (read is null)
                return new Fault("spatial.attribute-kind", $"属性“{attribute.Title}”的值“{value}”不是{Words(attribute.Kind)}。")
                {
                    Field = attribute.Name,
                };
            kept[attribute.Name] = read;
        }
        return kept;
    }

    static string Words(LayerValueKind kind) =>
        kind switch
        {
            LayerValueKind.Text => "文字",
            LayerValueKind.Whole => "整数",
            LayerValueKind.Number => "数字",
            _ => "是或否",
        };

    static string? Text(object? value) => value is null ? null : Convert.ToString(value, CultureInfo.InvariantCulture);

    static long? Whole(object value) =>
        value switch
        {
            long whole => whole,
            double number when number == Math.Floor(number) && Math.Abs(number) < 1e15 => (long)number,
            string text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
            _ => null,
        };

    static double? Number(object value) =>
        value switch
        {
            long whole => whole,
            double number => number,
            string text
                when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) =>
                number,
            _ => null,
        };
}
