using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Spatial.Storage;

namespace Yingzhou.Support.Spatial.Reading;

/// <summary>Where the features of a version come from: from memory for small layers, by cells of the grid index for a box in a large one.</summary>
sealed class FeatureSource(CityContext city, VersionShelf shelf)
{
    // One statement may not be put together of more.
    const int MostRangesAtOnce = 400;

    /// <summary>A published version; the one of now for <c>null</c>.</summary>
    public async Task<Outcome<VersionRow>> Version(string layer, int? number, CancellationToken cancel)
    {
        var wanted =
            number
            ?? await city.Set<MapLayer>().Where(one => one.Code == layer).Select(one => (int?)one.Published).SingleOrDefaultAsync(cancel);
        var version = await city.Set<VersionRow>().AsNoTracking().SingleOrDefaultAsync(v => v.Layer == layer && v.Number == wanted, cancel);
        return version is { State: LayerVersionState.Published or LayerVersionState.Superseded }
            ? version
            : new Fault("spatial.version-unknown", $"图层“{layer}”没有发布过第 {wanted} 版。", 404) { Field = "version" };
    }

    /// <summary>Everything whose box meets the box; in no order.</summary>
    public async Task<IReadOnlyList<ShelvedFeature>> Within(VersionRow version, GeoBox? box, CancellationToken cancel)
    {
        if (version.Features <= VersionShelf.MostPerVersion)
        {
            var all = shelf.Find(version.Layer, version.Number);
            if (all is null)
            {
                all = [.. (await Visible(version).ToListAsync(cancel)).Select(Shelved)];
                shelf.Put(version.Layer, version.Number, all);
            }
            return box is { } asked ? [.. all.Where(one => Meets(one.Box, asked))] : all;
        }
        if (box is not { } within)
            return [.. (await Visible(version).ToListAsync(cancel)).Select(Shelved)];
        Dictionary<Guid, FeatureRow> found = [];
        foreach (var ranges in CellGrid.Ranges(within, version.Levels).Chunk(MostRangesAtOnce))
        foreach (var row in await ByCells(version, ranges).ToListAsync(cancel))
            if (Meets(new(row.West, row.South, row.East, row.North), within))
                found[row.Id] = row;
        return [.. found.Values.Select(Shelved)];
    }

    /// <summary>The next features by id, whatever their place: for large versions when the box holds most of them.</summary>
    public async Task<IReadOnlyList<ShelvedFeature>> After(VersionRow version, string? after, int count, CancellationToken cancel)
    {
        var rows = Visible(version);
        if (after is not null)
#pragma warning disable CA1309 // A translated query compares as the database does.
            rows = rows.Where(row => string.Compare(row.Feature, after) > 0);
#pragma warning restore CA1309
        return [.. (await rows.OrderBy(row => row.Feature).Take(count).ToListAsync(cancel)).Select(Shelved)];
    }

    public async Task<ShelvedFeature?> One(VersionRow version, string id, CancellationToken cancel) =>
        await Visible(version).SingleOrDefaultAsync(row => row.Feature == id, cancel) is { } row ? Shelved(row) : null;

    IQueryable<FeatureRow> Visible(VersionRow version) => Visible(city.Set<FeatureRow>(), version);

    static IQueryable<FeatureRow> Visible(IQueryable<FeatureRow> rows, VersionRow version) =>
        rows.AsNoTracking()
            .Where(row => row.Layer == version.Layer && row.Since <= version.Number && (row.Until == null || row.Until > version.Number));

    // One search of the index for each range: an OR of them would be for the planner to get right, on two databases.
    IQueryable<FeatureRow> ByCells(VersionRow version, IReadOnlyList<CellRange> ranges)
    {
        var sql = new StringBuilder();
        List<object> values = [version.Layer];
        foreach (var range in ranges)
        {
            if (sql.Length > 0)
                sql.Append(" union all ");
            sql.Append(
                CultureInfo.InvariantCulture,
                $"select * from spatial_features where layer = {{0}} and cell between {{{values.Count}}} and {{{values.Count + 1}}}"
            );
            values.Add(range.From);
            values.Add(range.To);
        }
        return Visible(city.Set<FeatureRow>().FromSqlRaw(sql.ToString(), [.. values]), version);
    }

    static ShelvedFeature Shelved(FeatureRow row) => new(FeatureCodec.Read(row), new(row.West, row.South, row.East, row.North));

    public static bool Meets(GeoBox one, GeoBox asked) =>
        one.South <= asked.North
        && one.North >= asked.South
        && (asked.SpansAntimeridian ? one.East >= asked.West || one.West <= asked.East : one.West <= asked.East && one.East >= asked.West);
}
