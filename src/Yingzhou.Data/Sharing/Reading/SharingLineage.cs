using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Lineage;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing.Reading;

/// <summary>Columns that other departments may read or have asked for, and those by which their rows are chosen. A third department sees none of it.</summary>
sealed class SharingLineage(CityContext city, SharingQueries queries, ICatalogue catalogue, IOrganisation organisation) : ILineageSource
{
    public async Task<LineagePart> Next(LineageQuestion question, CancellationToken cancel)
    {
        if (question.Side is LineageSide.Behind || question.Ids(LineageKind.Dataset) is not { Count: > 0 } datasets)
            return LineagePart.None;
        var grants = await city.Set<SharingGrant>()
            .AsNoTracking()
            .Where(grant => datasets.Contains(grant.Dataset) && grant.State != GrantState.Revoked && grant.State != GrantState.Expired)
            .ToListAsync(cancel);
        var requests = await city.Set<SharingRequest>()
            .AsNoTracking()
            .Where(one =>
                datasets.Contains(one.Dataset)
                && (
                    one.State == RequestState.WithProvider || one.State == RequestState.Escalated || one.State == RequestState.WithAuthority
                )
            )
            .ToListAsync(cancel);
        List<Reader> readers =
        [
            .. grants.Select(grant => new Reader(
                new(LineageKind.Grant, grant.Code),
                $"{grant.Code} {organisation.NameOf(grant.Consumer)}",
                grant.Dataset,
                grant.Provider,
                grant.Consumer,
                grant.FieldList,
                grant.RowFilter
            )),
            .. requests.Select(one => new Reader(
                new(LineageKind.Request, one.Id.ToString()),
                $"{organisation.NameOf(one.Consumer)}的申请",
                one.Dataset,
                one.Provider,
                one.Consumer,
                one.FieldList,
                one.RowFilter
            )),
        ];
        var seen = readers
            .Where(one => question.Official is not { } official || queries.Sees(official, one.Consumer, one.Provider))
            .ToList();
        var edges = new List<LineageEdge>();
        foreach (var one in seen)
            edges.AddRange(await Edges(one, cancel));
        return new([.. seen.Select(Entry)], edges);
    }

    // What it was given for: a mask hides, and counts one level lower.
    static LineageEntry Entry(Reader one) =>
        new(
            one.Node,
            one.Title,
            [one.Consumer, one.Provider],
            one.Fields.ToDictionary(field => field.Column, field => field.MaskOf.IsOpen ? field.Level : DataLevels.AsMasked(field.Level))
        );

    async Task<IEnumerable<LineageEdge>> Edges(Reader one, CancellationToken cancel)
    {
        var dataset = new LineageNode(LineageKind.Dataset, one.Dataset);
        var filtered = await FilteredBy(one, cancel);
        return
        [
            .. one.Fields.Select(field => new LineageEdge(
                dataset.Column(field.Column),
                one.Node.Column(field.Column),
                LineageWay.Shared,
                field.MaskOf.IsOpen ? LevelTreatment.Kept : LevelTreatment.Masked
            )),
            .. filtered.Select(column => new LineageEdge(dataset.Column(column), one.Node.Whole, LineageWay.Shared)),
        ];
    }

    async Task<IEnumerable<string>> FilteredBy(Reader one, CancellationToken cancel)
    {
        if (one.Filter is null || await catalogue.Sheet(one.Dataset, cancel) is not { } sheet)
            return [];
        using var json = JsonDocument.Parse(one.Filter, SharingJson.Document);
        var columns = sheet.Items.ToDictionary(
            item => item.Column,
            item => new FilterColumn(item.Column, SharingJson.TypeOf(item.Type)),
            StringComparer.Ordinal
        );
        var read = new RowFilterReader(columns, organisation.Unit(one.Consumer)?.Region ?? "").Read(json.RootElement);
        // A column that is no longer there cannot be named either: the gateway refuses such a grant by itself.
        return read.Succeeded ? read.Value.Columns.Select(column => column.Name).Distinct() : [];
    }

    sealed record Reader(
        LineageNode Node,
        string Title,
        string Dataset,
        string Provider,
        string Consumer,
        IReadOnlyList<SharedField> Fields,
        string? Filter
    );
}
