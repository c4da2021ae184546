using System.Globalization;
using Yingzhou.Kernel;
using Yingzhou.Support.Spatial.Storage;

namespace Yingzhou.Support.Spatial.Reading;

/// <summary>Answers a question about one version, as one reader may see it: positions are rounded before anything is compared, so that a narrow box tells no more than the rounded cell (p08 R4).</summary>
sealed class FeatureQueries(FeatureSource source)
{
    const int Batch = 1_000;
    const double MetresPerDegree = 110_500;

    public async Task<Outcome<LayerPage>> Run(FeatureQuery query, PrecisionGrant grant, CancellationToken cancel)
    {
        if (Misshapen(query) is { } wrong)
            return wrong;
        var found = await source.Version(query.Layer, query.Version, cancel);
        if (found.Fault is { } unknown)
            return unknown;
        var version = found.Value;
        var box = Candidates(query, grant);
        return version.Features > VersionShelf.MostPerVersion && (box is null || IsLarge(box.Value, version.Box))
            ? await Walk(version, query, box, grant, cancel)
            : Page(version, query, await source.Within(version, box, cancel), grant);
    }

    /// <summary>Every feature of the version that the conditions hold for.</summary>
    public static IEnumerable<LayerFeature> Matching(IEnumerable<ShelvedFeature> features, FeatureQuery query, PrecisionGrant grant) =>
        features.Select(one => Shown(one.Feature, grant)).Where(feature => Holds(feature, query));

    public static LayerFeature Shown(LayerFeature feature, PrecisionGrant grant) =>
        grant.GridDegrees is null ? feature : feature with { Shape = feature.Shape.Shown(grant) };

    static LayerPage Page(VersionRow version, FeatureQuery query, IReadOnlyList<ShelvedFeature> features, PrecisionGrant grant)
    {
        LayerFeature[] matching = [.. Matching(features, query, grant)];
        var number = version.Number.ToString(CultureInfo.InvariantCulture);
        var page = VersionPaging.Page(
            number,
            matching,
            feature => feature.Id,
            query.Limit,
            query.After is { } after ? new(number, after) : null
        );
        return new(version.Number, page.Items, page.Next?.After, matching.Length);
    }

    async Task<LayerPage> Walk(VersionRow version, FeatureQuery query, GeoBox? box, PrecisionGrant grant, CancellationToken cancel)
    {
        List<LayerFeature> matching = [];
        var after = query.After;
        for (var more = true; more && matching.Count <= query.Limit; )
        {
            var next = await source.After(version, after, Math.Max(Batch, query.Limit + 1), cancel);
            more = next.Count > 0;
            after = more ? next[^1].Feature.Id : after;
            matching.AddRange(Matching(next.Where(one => box is null || FeatureSource.Meets(one.Box, box.Value)), query, grant));
        }
        LayerFeature[] shown = [.. matching.Take(query.Limit)];
        // Counting what a condition holds for would read everything; without one the version knows.
        int? count = box is null && query.Equal is null or { Count: 0 } && version.Features <= 100_000 ? version.Features : null;
        return new(version.Number, shown, matching.Count > query.Limit ? shown[^1].Id : null, count);
    }

    static Fault? Misshapen(FeatureQuery query) =>
        query.Limit is < 1 or > FeatureQuery.MostPerPage
            ? new Fault("spatial.limit", $"每页条数应在 1 到 {FeatureQuery.MostPerPage:N0} 之间。", 400) { Field = "limit" }
        : query.Near is { } near && !(near.Metres is >= 0 and <= 100_000)
            ? new Fault("spatial.reach", "距离应在 0 到 100 公里之间。", 400) { Field = "metres" }
        : query.Meets is { Datum: not Datum.Cgcs2000 }
            ? new Fault("spatial.question-datum", "范围图形要先转换到 CGCS2000。", 400) { Field = "geometry" }
        : null;

    // Wide enough for everything that may match, also what is shown elsewhere than it is.
    static GeoBox? Candidates(FeatureQuery query, PrecisionGrant grant)
    {
        var box = query.Box ?? query.Meets?.Box ?? (query.Near is { } near ? Around(near.Point, near.Metres) : null);
        if (box is not { } exact || grant.GridDegrees is not { } grid)
            return box;
        var wide = (double)grid;
        return new(exact.West - wide, exact.South - wide, exact.East + wide, exact.North + wide);
    }

    public static GeoBox Around(GeoPoint point, double metres)
    {
        var high = (metres / MetresPerDegree) + 1e-9;
        var wide = high / Math.Max(0.01, Math.Cos(point.Latitude * Math.PI / 180));
        return new(
            Math.Max(-180, point.Longitude - wide),
            Math.Max(-90, point.Latitude - high),
            Math.Min(180, point.Longitude + wide),
            Math.Min(90, point.Latitude + high)
        );
    }

    static bool IsLarge(GeoBox asked, GeoBox whole) =>
        asked.SpansAntimeridian
        || (asked.East - asked.West) * (asked.North - asked.South) > (whole.East - whole.West) * (whole.North - whole.South) / 4;

    static bool Holds(LayerFeature feature, FeatureQuery query) =>
        (query.Equal is null || query.Equal.All(one => Text(feature.Attributes.GetValueOrDefault(one.Key)) == one.Value))
        && (query.Box is not { } box || IsIn(feature.Shape, box))
        && (query.Meets is not { } area || feature.Shape.Intersects(area).Value)
        && (query.Near is not { } near || feature.Shape.MetresTo(Shape.Of(near.Point)).Value <= near.Metres);

    static bool IsIn(Shape shape, GeoBox box)
    {
        if (shape.Box is not { } own || !FeatureSource.Meets(own, box))
            return false;
        if (!box.SpansAntimeridian)
            return box.West <= own.West && box.East >= own.East && box.South <= own.South && box.North >= own.North
                || shape.Intersects(Shape.Area(box)).Value;
        return shape.Intersects(Shape.Area(box with { East = 180 })).Value || shape.Intersects(Shape.Area(box with { West = -180 })).Value;
    }

    /// <summary>As a filter writes the value: numbers with a point, <c>true</c> and <c>false</c>.</summary>
    static string? Text(object? value) =>
        value switch
        {
            null => null,
            bool yes => yes ? "true" : "false",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture),
        };
}
