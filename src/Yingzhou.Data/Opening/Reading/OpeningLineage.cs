using Microsoft.EntityFrameworkCore;
using Yingzhou.Data.Lineage;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Opening.Reading;

/// <summary>Columns that the public has, made from those of the dataset by what the release itself says. What passed the gate is as harmless as the gate found it; nothing else is.</summary>
sealed class OpeningLineage(CityContext city) : ILineageSource
{
    public async Task<LineagePart> Next(LineageQuestion question, CancellationToken cancel)
    {
        var asked = question.Ids(question.Side is LineageSide.Ahead ? LineageKind.Dataset : LineageKind.Opening);
        // An opening is asked for only where somebody begins with it.
        var named = question.Ids(LineageKind.Opening);
        if (asked.Count + named.Count == 0)
            return LineagePart.None;
        var served = await (
            from dataset in city.Set<OpenDataset>().AsNoTracking()
            join release in city.Set<DatasetRelease>().AsNoTracking() on dataset.Current equals release.Id
            join gate in city.Set<GateRecord>().AsNoTracking() on release.Id equals gate.ReleaseId
            where asked.Contains(dataset.Dataset) || named.Contains(dataset.Dataset)
            select new
            {
                dataset,
                release,
                gate.Passed,
            }
        ).ToListAsync(cancel);
        var (entries, edges) = (new List<LineageEntry>(), new List<LineageEdge>());
        foreach (var one in served)
        {
            var (from, to) = (
                new LineageNode(LineageKind.Dataset, one.dataset.Dataset),
                new LineageNode(LineageKind.Opening, one.dataset.Dataset)
            );
            var columns = OpenQueries.Columns(one.release);
            var made = columns
                .Select(column => new LineageEdge(
                    // How many rows there are hangs on the rows, not on a column.
                    one.release.AsCounts
                    && column.Source == column.Column
                    && column.Column == "persons"
                        ? from.Whole
                        : from.Column(column.Source.Split('~')[0]),
                    to.Column(column.Column),
                    LineageWay.Opened,
                    one.Passed ? LevelTreatment.Gated : LevelTreatment.Kept
                ))
                .ToList();
            entries.Add(
                new(
                    to,
                    $"{one.dataset.Title} {one.release.Number}",
                    [one.dataset.Publisher],
                    columns.ToDictionary(column => column.Column, _ => DataLevel.L1)
                )
            );
            if (asked.Contains(one.dataset.Dataset))
                edges.AddRange(made);
        }
        return new(entries, edges);
    }
}
