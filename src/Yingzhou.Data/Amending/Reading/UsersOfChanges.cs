using Yingzhou.Data.Lineage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Amending.Reading;

/// <param name="Units">By department, titles of what of theirs is affected.</param>
/// <param name="Gaps">Columns that would be declared lower than what they are made of.</param>
sealed record AffectedUsers(IReadOnlyList<(string Unit, string Dataset, IReadOnlyList<string> Titles)> Units, IReadOnlyList<LevelGap> Gaps);

/// <summary>Who uses what an amendment changes, as the lineage says.</summary>
sealed class UsersOfChanges(ILineage lineage)
{
    public async Task<AffectedUsers> Of(IReadOnlyList<CatalogueDifference> differences, CancellationToken cancel)
    {
        var (units, gaps) = (new List<(string Unit, string Dataset, string Title)>(), new List<LevelGap>());
        foreach (var one in differences.Where(one => one.Change is not null))
        {
            var node = new LineageNode(LineageKind.Dataset, one.Dataset);
            var point = one.Column is { } column ? node.Column(column) : node.Whole;
            var sheet = await lineage.Impact(point, one.Change!.Value, one.Level, cancel: cancel);
            units.AddRange(
                sheet.Impact.Told.SelectMany(told => told.Nodes.Select(affected => (told.Unit, one.Dataset, sheet.Graph.TitleOf(affected))))
            );
            gaps.AddRange(sheet.Impact.Gaps.Where(gap => gap.Point == point));
        }
        return new(
            [
                .. units
                    .Distinct()
                    .GroupBy(one => (one.Unit, one.Dataset))
                    .Select(same => (same.Key.Unit, same.Key.Dataset, (IReadOnlyList<string>)[.. same.Select(one => one.Title)])),
            ],
            gaps
        );
    }

    /// <summary>Columns that the draft declares lower than what flows into them: only the disclosure gate may do that.</summary>
    public async Task<IReadOnlyList<(CatalogueDifference Difference, LevelGap Gap)>> Lowered(
        IReadOnlyList<CatalogueDifference> differences,
        Assurance.Permission.Subject official,
        CancellationToken cancel
    )
    {
        var found = new List<(CatalogueDifference, LevelGap)>();
        foreach (var one in differences.Where(one => one is { Change: PlannedChange.Releveled, Column: not null }))
        {
            var node = new LineageNode(LineageKind.Dataset, one.Dataset);
            var graph = await lineage.Around(node, official, cancel);
            var point = node.Column(one.Column!);
            if (LineageLevels.Gaps(graph.WithLevel(point, one.Level!.Value)).FirstOrDefault(gap => gap.Point == point) is { } gap)
                found.Add((one, gap));
        }
        return found;
    }
}
