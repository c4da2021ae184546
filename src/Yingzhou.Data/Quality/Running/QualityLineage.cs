using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Lineage;
using Yingzhou.Data.Quality.Content;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Quality.Running;

/// <summary>Rules hang on the columns that they look at, also on those of another dataset that they refer to.</summary>
sealed class QualityLineage(ICatalogue catalogue, RuleBook book, QualityContent content) : ILineageSource
{
    public async Task<LineagePart> Next(LineageQuestion question, CancellationToken cancel)
    {
        if (question.Side is LineageSide.Behind || question.Ids(LineageKind.Dataset) is not { Count: > 0 } datasets)
            return LineagePart.None;
        var asked = datasets.ToHashSet();
        var (entries, edges) = (new List<LineageEntry>(), new List<LineageEdge>());
        foreach (var dataset in datasets.Union(await Referring(asked, cancel)))
        {
            if (await catalogue.Sheet(dataset, cancel) is not { } sheet)
                continue;
            foreach (var rule in await book.Of(sheet, cancel))
            {
                var node = new LineageNode(LineageKind.Rule, $"{dataset}/{rule.Id}");
                var uses = Points(dataset, rule).Where(point => asked.Contains(point.Node.Id)).ToList();
                if (uses.Count == 0)
                    continue;
                edges.AddRange(uses.Select(point => new LineageEdge(point, node.Whole, LineageWay.Checked)));
                entries.Add(new(node, $"{Named(sheet, rule.Column)}{rule.Demand}", [sheet.Catalogue.Provider]));
            }
        }
        return new(entries, edges);
    }

    static string Named(CatalogueSheet sheet, string column) =>
        sheet.Items.FirstOrDefault(item => item.Column == column)?.Name ?? $"{sheet.Catalogue.Name}：";

    static IEnumerable<LineagePoint> Points(string dataset, QualityRule rule)
    {
        var own = new LineageNode(LineageKind.Dataset, dataset);
        yield return rule.Column.Length == 0 ? own.Whole : own.Column(rule.Column);
        if (rule.Other is { } other)
            yield return own.Column(other);
        if (rule.Reference?.Split('.') is [var referred, var column])
            yield return new LineageNode(LineageKind.Dataset, referred).Column(column);
    }

    // Only what was adopted or written into the content refers to another dataset.
    async Task<IEnumerable<string>> Referring(HashSet<string> datasets, CancellationToken cancel)
    {
        var adopted = await book.Adopted(cancel);
        return content
            .All.Concat(adopted)
            .Where(one => one.Rule.Reference?.Split('.') is [var referred, _] && datasets.Contains(referred))
            .Select(one => one.Dataset)
            .Distinct();
    }
}
