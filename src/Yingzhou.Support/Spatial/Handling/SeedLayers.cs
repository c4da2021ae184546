using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Starting;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Spatial.Content;
using Yingzhou.Support.Spatial.Storage;

namespace Yingzhou.Support.Spatial.Handling;

/// <summary>Layers of the content become versions: the first at the first start, another one when the content has changed. What stewards have changed since stays theirs.</summary>
sealed class SeedLayers(CityContext city, CityStep step, LayerContent content, MakeVersion versions) : IAtStart
{
    /// <summary>What stands as the source of such a version.</summary>
    public const string Source = "city";

    public async Task Run(CancellationToken cancel)
    {
        var known = await city.Set<MapLayer>().AsNoTracking().ToDictionaryAsync(layer => layer.Code, layer => layer.ContentDigest, cancel);
        foreach (var one in content.All.Where(one => known.GetValueOrDefault(one.Layer.Id) != one.Digest))
        {
            var seeded = await step.Run(nameof(SeedLayers), () => Seed(one, cancel), cancel);
            if (seeded.Fault is { } fault)
                throw new InvalidOperationException($"Layer {one.Layer.Id} cannot be seeded: {fault}");
        }
    }

    async Task<Outcome<Done>> Seed(ContentLayer one, CancellationToken cancel)
    {
        var layer = await city.Set<MapLayer>().SingleOrDefaultAsync(layer => layer.Code == one.Layer.Id, cancel);
        if (layer is null)
        {
            layer = new()
            {
                Region = one.Layer.Region,
                Code = one.Layer.Id,
                UnitId = one.Layer.UnitId,
            };
            city.Add(layer);
        }
        // Somebody has to publish or reject what waits before another version is made; the next start tries again.
        if (layer.Pending is not null)
            return Done.It;
        (layer.UnitId, layer.ContentDigest) = (one.Layer.UnitId, one.Digest);
        var byHand = await city.Set<VersionRow>()
            .Where(v => v.Layer == layer.Code && v.Source != Source)
            .Select(v => v.Number)
            .ToListAsync(cancel);
        var theirs = await city.Set<FeatureRow>()
            .Where(row => row.Layer == layer.Code && byHand.Contains(row.Since))
            .Select(row => row.Feature)
            .Distinct()
            .ToListAsync(cancel);
        var made = await versions.Run(
            layer,
            new(
                [.. one.Features.Good.Where(feature => !theirs.Contains(feature.Id))],
                [],
                false,
                one.Features.Bad,
                layer.Published == 0 ? "城市内容的初始版本" : "城市内容已更新",
                Source,
                byHand.ToHashSet()
            ),
            waits: false,
            cancel
        );
        // The same features under another description are no new version.
        return made.Fault is { Code: not "spatial.nothing-changed" } fault ? fault : Done.It;
    }
}
