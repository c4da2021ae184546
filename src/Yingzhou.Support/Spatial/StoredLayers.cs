using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Spatial.Handling;
using Yingzhou.Support.Spatial.Reading;
using Yingzhou.Support.Spatial.Storage;

namespace Yingzhou.Support.Spatial;

sealed class StoredLayers(CityContext city, LayerAccess access, ChangeLayer change, FeatureQueries queries, FeatureSource source) : ILayers
{
    public IReadOnlyList<Layer> List(Subject reader) => access.Readable(reader);

    public Outcome<Layer> Find(string layer, Subject reader) => access.Read(layer, reader);

    public async Task<Outcome<LayerPage>> Query(FeatureQuery query, Subject reader, CancellationToken cancel)
    {
        var layer = access.Read(query.Layer, reader);
        return layer.Fault is { } refused ? refused : await queries.Run(query, LayerAccess.Grant(layer.Value, reader), cancel);
    }

    public async Task<Outcome<LayerFeature>> Feature(string layer, string feature, int? version, Subject reader, CancellationToken cancel)
    {
        var readable = access.Read(layer, reader);
        if (readable.Fault is { } refused)
            return refused;
        var row = await source.Version(layer, version, cancel);
        if (row.Fault is { } unknown)
            return unknown;
        return await source.One(row.Value, feature, cancel) is { } one
            ? FeatureQueries.Shown(one.Feature, LayerAccess.Grant(readable.Value, reader))
            : NoFeature(feature);
    }

    public async Task<Outcome<IReadOnlyList<(LayerFeature Feature, double Metres)>>> Nearest(
        string layer,
        GeoPoint point,
        double metres,
        int count,
        Subject reader,
        CancellationToken cancel
    )
    {
        var found = await Query(new(layer, Near: (point, metres), Limit: FeatureQuery.MostPerPage), reader, cancel);
        if (found.Fault is { } fault)
            return fault;
        var here = Shape.Of(point);
        return found
            .Value.Features.Select(feature => (Feature: feature, Metres: feature.Shape.MetresTo(here).Value))
            .OrderBy(one => one.Metres)
            .ThenBy(one => one.Feature.Id, StringComparer.Ordinal)
            .Take(count)
            .ToArray();
    }

    public async Task<LayerVersion?> Published(string layer, CancellationToken cancel)
    {
        var version = await source.Version(layer, null, cancel);
        return version.Fault is null ? version.Value.AsVersion() : null;
    }

    public async Task<Outcome<IReadOnlyList<LayerVersion>>> Versions(string layer, Subject reader, CancellationToken cancel)
    {
        if (access.Read(layer, reader).Fault is { } refused)
            return refused;
        var rows = await city.Set<VersionRow>()
            .AsNoTracking()
            .Where(v => v.Layer == layer)
            .OrderByDescending(v => v.Number)
            .ToListAsync(cancel);
        return rows.Select(row => row.AsVersion()).ToArray();
    }

    public async Task<Outcome<IReadOnlyList<FeatureState>>> History(string layer, string feature, Subject reader, CancellationToken cancel)
    {
        var readable = access.Read(layer, reader);
        if (readable.Fault is { } refused)
            return refused;
        var published = await source.Version(layer, null, cancel);
        if (published.Fault is { } unknown)
            return unknown;
        var rows = await city.Set<FeatureRow>()
            .AsNoTracking()
            .Where(row => row.Layer == layer && row.Feature == feature && row.Since <= published.Value.Number)
            .OrderByDescending(row => row.Since)
            .ToListAsync(cancel);
        var grant = LayerAccess.Grant(readable.Value, reader);
        return rows.Count == 0
            ? NoFeature(feature)
            : rows.Select(row =>
                {
                    var one = FeatureQueries.Shown(FeatureCodec.Read(row), grant);
                    // What a version that nobody has published would end still stands.
                    return new FeatureState(row.Since, row.Until > published.Value.Number ? null : row.Until, one.Shape, one.Attributes);
                })
                .ToArray();
    }

    public async Task<Outcome<IReadOnlyList<QuarantinedFeature>>> Quarantine(
        string layer,
        int version,
        Subject reader,
        CancellationToken cancel
    )
    {
        if (access.Change(layer, reader).Fault is { } refused)
            return refused;
        var rows = await city.Set<QuarantineRow>()
            .AsNoTracking()
            .Where(row => row.Layer == layer && row.Number == version)
            .OrderBy(row => row.Line)
            .ToListAsync(cancel);
        return rows.Select(row => new QuarantinedFeature(
                row.Place,
                row.Feature,
                row.Code,
                row.Reason,
                row is { Longitude: { } x, Latitude: { } y } ? new(x, y) : null
            ))
            .ToArray();
    }

    public Task<Outcome<LayerVersion>> Edit(EditLayerRequest request, Subject steward, CancellationToken cancel) =>
        change.Edit(request, steward, cancel);

    public Task<Outcome<LayerVersion>> Import(ImportLayerRequest request, Subject steward, CancellationToken cancel) =>
        change.Import(request, steward, cancel);

    public Task<Outcome<LayerVersion>> Decide(string layer, int version, bool publish, Subject official, CancellationToken cancel) =>
        change.Decide(layer, version, publish, official, cancel);

    static Fault NoFeature(string feature) => new("spatial.feature-unknown", $"这个版本里没有要素“{feature}”。", 404);
}
