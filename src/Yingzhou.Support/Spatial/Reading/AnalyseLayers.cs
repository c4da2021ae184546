using System.Globalization;
using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;
using Yingzhou.Support.Spatial.Http;

namespace Yingzhou.Support.Spatial.Reading;

enum AnalysisKind
{
    /// <summary>归属: in which zone each feature lies.</summary>
    Within,

    /// <summary>缓冲: features within so many metres of the others.</summary>
    Near,

    /// <summary>最近: the nearest other of each feature.</summary>
    Nearest,

    /// <summary>叠加: areas cut by zones.</summary>
    Overlay,
}

/// <param name="Layer">Whose features are asked about.</param>
/// <param name="Other">What they are held against.</param>
/// <param name="Metres">Of <see cref="AnalysisKind.Near"/>.</param>
/// <param name="Version">Published version of the layer; <c>null</c> for the one of now. With both versions the same question has the same answer for ever.</param>
/// <param name="Inside">Corners of an area to which the features are limited, as a drawing says them.</param>
sealed record AnalysisQuestion(
    AnalysisKind Kind,
    string Layer,
    string Other,
    double? Metres,
    int? Version,
    int? OtherVersion,
    string? Inside
);

/// <param name="Feature">A feature, or of 归属 a zone with how many it holds.</param>
sealed record AnalysisLine(string Feature, string? Other, int? Count, double? Metres, double? SquareMetres, double? Share, GeoPoint? At);

/// <param name="Said">The result in words, with its sums.</param>
/// <param name="Digest">SM3 of question, versions and lines: who asks again compares it.</param>
sealed record AnalysisAnswer(
    Layer Layer,
    int Version,
    Layer Other,
    int OtherVersion,
    string Said,
    IReadOnlyList<AnalysisLine> Lines,
    string Digest
);

/// <summary>空间分析 of two layers that the reader may read, each as the reader may see it.</summary>
sealed class AnalyseLayers(ILayers layers)
{
    /// <summary>Features of a layer at most: what is asked of pairs stays within seconds. Own default.</summary>
    public const int MostFeatures = 2_000;

    const double FarthestMetres = 50_000;

    sealed record Read(Layer Layer, int Version, IReadOnlyList<Placed> Features, IReadOnlyDictionary<string, string> Names)
    {
        public string Name(string id) => Names.GetValueOrDefault(id, id);

        public GeoPoint? At(string id) =>
            Layer.Geometry is LayerGeometry.Point && Features.FirstOrDefault(one => one.Id == id)?.Shape.Box is { } box
                ? new(box.West, box.South)
                : null;
    }

    public async Task<Outcome<AnalysisAnswer>> Run(AnalysisQuestion question, Subject reader, CancellationToken cancel)
    {
        if (question.Kind is AnalysisKind.Near && question.Metres is not (> 0 and <= FarthestMetres))
            return new Fault("spatial.analysis-metres", $"距离应大于 0、不超过 {FarthestMetres:0} 米。", 400) { Field = "metres" };
        Shape? inside = null;
        if (!string.IsNullOrWhiteSpace(question.Inside))
        {
            var drawn = DrawnCorners.Area(question.Inside);
            if (drawn.Fault is { } crossing)
                return crossing with { Field = "inside" };
            inside = drawn.Value;
        }
        var one = await Load(question.Layer, question.Version, inside, "layer", reader, cancel);
        if (one.Fault is { } unread)
            return unread;
        var other = await Load(question.Other, question.OtherVersion, null, "other", reader, cancel);
        if (other.Fault is { } unreadOther)
            return unreadOther;
        if (Misfit(question.Kind, one.Value.Layer, other.Value.Layer) is { } misfit)
            return misfit;
        var found = question.Kind switch
        {
            AnalysisKind.Within => Within(one.Value, other.Value),
            AnalysisKind.Near => Near(one.Value, other.Value, question.Metres!.Value),
            AnalysisKind.Nearest => Nearest(one.Value, other.Value),
            _ => Overlay(one.Value, other.Value),
        };
        if (found.Fault is { } fault)
            return fault;
        var (said, lines) = found.Value;
        var digest = Sm3.Hex(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{question.Kind} {question.Layer}@{one.Value.Version} {question.Other}@{other.Value.Version} {question.Metres} {question.Inside}\n{string.Join('\n', lines)}"
            )
        );
        return new AnalysisAnswer(one.Value.Layer, one.Value.Version, other.Value.Layer, other.Value.Version, said, lines, digest);
    }

    async Task<Outcome<Read>> Load(string id, int? version, Shape? inside, string field, Subject reader, CancellationToken cancel)
    {
        var layer = layers.Find(id, reader);
        if (layer.Fault is { } refused)
            return refused with { Field = field };
        var page = await layers.Query(new(id, version, Meets: inside, Limit: FeatureQuery.MostPerPage), reader, cancel);
        if (page.Fault is { } unread)
            return unread with { Field = field };
        if (page.Value.Next is not null || page.Value.Features.Count > MostFeatures)
            return new Fault("spatial.analysis-large", $"“{layer.Value.Title}”超过 {MostFeatures:N0} 个要素，请画一个范围再分析。", 422)
            {
                Field = field is "layer" ? "inside" : field,
            };
        var label = layer.Value.Style.Label;
        return new Read(
            layer.Value,
            page.Value.Version,
            [.. page.Value.Features.Select(one => new Placed(one.Id, one.Shape))],
            page.Value.Features.ToDictionary(
                one => one.Id,
                one => label is not null && one.Attributes.TryGetValue(label, out var name) ? $"{name}" : one.Id,
                StringComparer.Ordinal
            )
        );
    }

    static Fault? Misfit(AnalysisKind kind, Layer one, Layer other) =>
        kind is AnalysisKind.Overlay && one.Geometry is not LayerGeometry.Polygon ? NoAreas(one, "layer")
        : kind is AnalysisKind.Overlay or AnalysisKind.Within && other.Geometry is not LayerGeometry.Polygon ? NoAreas(other, "other")
        : one.Id == other.Id && kind is not AnalysisKind.Within
            ? new Fault("spatial.analysis-same", "请选两个不同的图层。", 400) { Field = "other" }
        : null;

    static Fault NoAreas(Layer layer, string field) =>
        new("spatial.analysis-areas", $"归属要以面为准，叠加两边都要是面：“{layer.Title}”不是面图层。", 400) { Field = field };

    static Outcome<(string, AnalysisLine[])> Within(Read one, Read zones)
    {
        var places = SpatialAnalysis.Within(one.Features, zones.Features);
        if (places.Fault is { } fault)
            return fault;
        var (inOne, inSeveral) = (places.Value.Count(place => place.Zones.Count == 1), places.Value.Count(place => place.Zones.Count > 1));
        var crossing = places.Value.Count(place => place.Crosses);
        var outside = places.Value.Length - inOne - inSeveral - crossing;
        AnalysisLine[] lines =
        [
            .. zones
                .Features.Select(zone => new AnalysisLine(
                    zones.Name(zone.Id),
                    null,
                    places.Value.Count(place => place.Zones.Contains(zone.Id)),
                    null,
                    zone.Shape.AreaSquareMetres().Value,
                    null,
                    null
                ))
                .Where(line => line.Count > 0)
                .OrderByDescending(line => line.Count)
                .ThenBy(line => line.Feature, StringComparer.Ordinal),
        ];
        return (
            $"{one.Layer.Title} {places.Value.Length} 个：在一个{zones.Layer.Title}内 {inOne} 个，在几个重叠的区内 {inSeveral} 个，跨界 {crossing} 个，不在任何区内 {outside} 个。{zones.Layer.Title} {zones.Features.Count} 个，有{one.Layer.Title}的 {lines.Length} 个。",
            lines
        );
    }

    static Outcome<(string, AnalysisLine[])> Near(Read one, Read other, double metres)
    {
        var pairs = SpatialAnalysis.Nearest(one.Features, other.Features, 1, metres);
        if (pairs.Fault is { } fault)
            return fault;
        var zone =
            other.Features.Count == 0 ? null
            : SpatialAnalysis.Zone(other.Features, metres) is { Succeeded: true, Value: var melted } ? melted
            : null;
        return (
            string.Create(
                CultureInfo.InvariantCulture,
                $"{one.Layer.Title} {one.Features.Count} 个：{metres:0.##} 米内有{other.Layer.Title}的 {pairs.Value.Length} 个，没有的 {one.Features.Count - pairs.Value.Length} 个。{(zone is null ? "缓冲区太大，不合并成一片。" : $"缓冲区合并后 {MeasureEndpoints.Area(zone.AreaSquareMetres().Value)}（椭球面）。")}"
            ),
            Lines(one, other, pairs.Value)
        );
    }

    static Outcome<(string, AnalysisLine[])> Nearest(Read one, Read other)
    {
        var pairs = SpatialAnalysis.Nearest(one.Features, other.Features, 1);
        if (pairs.Fault is { } fault)
            return fault;
        var metres = pairs.Value.Select(pair => pair.Metres).ToList();
        return (
            pairs.Value.Length == 0
                ? $"{one.Layer.Title}或{other.Layer.Title}没有要素。"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{one.Layer.Title} {pairs.Value.Length} 个，到最近的{other.Layer.Title}：中位数 {Quantile.Median(metres):0} 米，最远 {metres.Max():0} 米。直线距离，不是路程，隔着水也算。"
                ),
            Lines(one, other, [.. pairs.Value.OrderByDescending(pair => pair.Metres)])
        );
    }

    static AnalysisLine[] Lines(Read one, Read other, IReadOnlyList<NearPair> pairs) =>
        [
            .. pairs.Select(pair => new AnalysisLine(
                one.Name(pair.Id),
                other.Name(pair.Other),
                null,
                pair.Metres,
                null,
                null,
                one.At(pair.Id)
            )),
        ];

    static Outcome<(string, AnalysisLine[])> Overlay(Read one, Read zones)
    {
        var pieces = SpatialAnalysis.Overlay(one.Features, zones.Features);
        if (pieces.Fault is { } fault)
            return fault;
        var whole = one.Features.ToDictionary(area => area.Id, area => area.Shape.AreaSquareMetres().Value, StringComparer.Ordinal);
        var common = pieces.Value.Where(piece => piece.Other is not null).Sum(piece => piece.SquareMetres);
        var rest = pieces.Value.Where(piece => piece.Other is null).Sum(piece => piece.SquareMetres);
        return (
            $"{one.Layer.Title}共 {MeasureEndpoints.Area(whole.Values.Sum())}：和{zones.Layer.Title}重叠 {MeasureEndpoints.Area(common)}，不重叠 {MeasureEndpoints.Area(rest)}（椭球面）。{(common + rest > whole.Values.Sum() * 1.000001 ? "区之间有重叠，重叠处各算一次。" : "两项之和等于总面积。")}",
            [
                .. pieces.Value.Select(piece => new AnalysisLine(
                    one.Name(piece.Id),
                    piece.Other is { } zone ? zones.Name(zone) : null,
                    null,
                    null,
                    piece.SquareMetres,
                    piece.SquareMetres / whole[piece.Id],
                    null
                )),
            ]
        );
    }
}
