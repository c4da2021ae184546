using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Spatial.Storage;

namespace Yingzhou.Support.Spatial.Handling;

/// <summary>What a new version is made of.</summary>
/// <param name="Remove">Features that are no more.</param>
/// <param name="Keep">Whether features that are not named stay.</param>
/// <param name="KeepSince">Without <paramref name="Keep"/>: features whose state comes from these versions stay all the same.</param>
sealed record VersionPlan(
    IReadOnlyList<GatedFeature> Put,
    IReadOnlyCollection<string> Remove,
    bool Keep,
    IReadOnlyList<Refused> Refused,
    string Note,
    string Source,
    IReadOnlySet<int>? KeepSince = null
);

/// <summary>
/// Writes the next version of a layer: only what differs from the published one. Everything happens within the caller's step, so a crash leaves the old version as it was.
/// </summary>
sealed class MakeVersion(CityContext city)
{
    const int Batch = 2_000;

    /// <param name="waits">Whether a second person publishes it.</param>
    public async Task<Outcome<VersionRow>> Run(MapLayer layer, VersionPlan plan, bool waits, CancellationToken cancel)
    {
        var before = await city.Set<VersionRow>()
            .AsNoTracking()
            .SingleOrDefaultAsync(v => v.Layer == layer.Code && v.Number == layer.Published, cancel);
        var number = layer.Latest + 1;
        var standing = await Standing(layer, plan, cancel);
        var change = new Change();
        List<FeatureRow> rows = [];
        foreach (var put in plan.Put)
        {
            var row = Row(layer.Code, put, number);
            var digest = FeatureCodec.Digest(put.Id, row.Shape, row.Attributes);
            if (standing.Remove(put.Id, out var old))
            {
                if (old.Digest.AsSpan().SequenceEqual(digest))
                    continue;
                change.Changed++;
                change.Ended.Add(old);
            }
            else
            {
                change.AddedCount++;
            }
            change.Added.Add(digest);
            rows.Add(row);
        }
        var gone = plan.Keep
            ? plan.Remove.Select(id => standing.GetValueOrDefault(id)).OfType<StandingFeature>().ToList()
            : standing.Values.Where(one => plan.KeepSince?.Contains(one.Since) is not true).ToList();
        change.Ended.AddRange(gone);
        if (rows.Count == 0 && change.Ended.Count == 0 && plan.Refused.Count == 0 && before is not null)
            return new Fault("spatial.nothing-changed", "与现在的版本完全相同，没有需要发布的内容。", 409);

        await End(change.Ended, number, cancel);
        await Add(rows, cancel);
        await Add([.. plan.Refused.Select((one, line) => Quarantined(layer.Code, number, line, one))], cancel);
        var version = Version(layer, before, plan, number, change, gone.Count, rows, waits);
        city.Add(version);
        layer.Latest = number;
        if (waits)
            layer.Pending = number;
        else
            await Publish(layer, version, cancel);
        await city.SaveChangesAsync(cancel);
        return version;
    }

    /// <summary>From now on readers see it.</summary>
    public async Task Publish(MapLayer layer, VersionRow version, CancellationToken cancel)
    {
        if (await city.Set<VersionRow>().SingleOrDefaultAsync(v => v.Layer == layer.Code && v.Number == layer.Published, cancel) is { } old)
            old.State = LayerVersionState.Superseded;
        version.State = LayerVersionState.Published;
        (layer.Published, layer.Pending) = (version.Number, null);
    }

    /// <summary>A version that is not wanted: its rows go, the states it would have ended stand again. Its line stays.</summary>
    public async Task TakeBack(MapLayer layer, VersionRow version, CancellationToken cancel)
    {
        var rows = city.Set<FeatureRow>().Where(row => row.Layer == layer.Code);
        await rows.Where(row => row.Since == version.Number).ExecuteDeleteAsync(cancel);
        await rows.Where(row => row.Until == version.Number)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Until, (int?)null), cancel);
        version.State = LayerVersionState.Rejected;
        layer.Pending = null;
    }

    sealed record StandingFeature(Guid Row, int Since, byte[] Digest);

    sealed class Change
    {
        public int AddedCount { get; set; }

        public int Changed { get; set; }

        public List<byte[]> Added { get; } = [];

        public List<StandingFeature> Ended { get; } = [];
    }

    // Of a change by hand only what it names is read.
    async Task<Dictionary<string, StandingFeature>> Standing(MapLayer layer, VersionPlan plan, CancellationToken cancel)
    {
        var rows = city.Set<FeatureRow>().AsNoTracking().Where(row => row.Layer == layer.Code && row.Until == null);
        Dictionary<string, StandingFeature> standing = new(StringComparer.Ordinal);
        if (!plan.Keep)
        {
            await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel))
                standing[row.Feature] = Of(row);
            return standing;
        }
        foreach (var ids in plan.Put.Select(put => put.Id).Concat(plan.Remove).Distinct().Chunk(Batch))
        foreach (var row in await rows.Where(row => ids.Contains(row.Feature)).ToListAsync(cancel))
            standing[row.Feature] = Of(row);
        return standing;
    }

    static StandingFeature Of(FeatureRow row) => new(row.Id, row.Since, FeatureCodec.Digest(row.Feature, row.Shape, row.Attributes));

    async Task End(List<StandingFeature> ended, int number, CancellationToken cancel)
    {
        foreach (var ids in ended.Select(one => one.Row).Chunk(Batch))
            await city.Set<FeatureRow>()
                .Where(row => ids.Contains(row.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Until, (int?)number), cancel);
    }

    // Rows that are written are forgotten: a file of a hundred thousand features is not held twice.
    async Task Add<T>(List<T> rows, CancellationToken cancel)
        where T : class
    {
        foreach (var batch in rows.Chunk(Batch))
        {
            city.AddRange(batch);
            await city.SaveChangesAsync(cancel);
            foreach (var row in batch)
                city.Entry(row).State = EntityState.Detached;
        }
    }

    VersionRow Version(
        MapLayer layer,
        VersionRow? before,
        VersionPlan plan,
        int number,
        Change change,
        int removed,
        List<FeatureRow> rows,
        bool waits
    )
    {
        var levels = rows.Aggregate(before?.Levels ?? 0, (bits, row) => bits | (1 << (int)(row.Cell >> 52)));
        var box = before is { Features: > 0 } ? before.Box : (GeoBox?)null;
        foreach (var row in rows)
            box = box is { } b
                ? new(Math.Min(b.West, row.West), Math.Min(b.South, row.South), Math.Max(b.East, row.East), Math.Max(b.North, row.North))
                : new(row.West, row.South, row.East, row.North);
        var extent = box ?? default;
        var now = city.Clock.GetUtcNow();
        var by = city.Actors.Current;
        return new()
        {
            Layer = layer.Code,
            Number = number,
            State = waits ? LayerVersionState.Checked : LayerVersionState.Published,
            MadeAt = now,
            MadeBy = by.Id,
            MadeByName = by.Name,
            Note = plan.Note,
            Source = plan.Source,
            DecidedAt = waits ? null : now,
            DecidedBy = waits ? null : by.Id,
            Added = change.AddedCount,
            Changed = change.Changed,
            Removed = removed,
            Quarantined = plan.Refused.Count,
            Features = (before?.Features ?? 0) + change.AddedCount - removed,
            Levels = levels,
            West = extent.West,
            South = extent.South,
            East = extent.East,
            North = extent.North,
            Checksum = FeatureCodec.Sum(before?.Checksum ?? FeatureCodec.NoFeatures, change.Added, change.Ended.Select(one => one.Digest)),
        };
    }

    static FeatureRow Row(string layer, GatedFeature put, int number)
    {
        var box = put.Shape.Box!.Value;
        return new()
        {
            Layer = layer,
            Feature = put.Id,
            Since = number,
            Cell = CellGrid.CellOf(box),
            West = box.West,
            South = box.South,
            East = box.East,
            North = box.North,
            Shape = put.Shape.ToWkb(),
            Attributes = FeatureCodec.Write(put.Attributes),
        };
    }

    static QuarantineRow Quarantined(string layer, int number, int line, Refused one) =>
        new()
        {
            Layer = layer,
            Number = number,
            Line = line,
            Place = one.Place,
            Feature = one.Id,
            Code = one.Why.Code,
            Reason = one.Why.Detail,
            Longitude = one.At?.Longitude,
            Latitude = one.At?.Latitude,
            Attributes = FeatureCodec.Write(one.Attributes),
        };
}
