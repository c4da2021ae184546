using Yingzhou.Foundation.Modules;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Lineage.Walking;

/// <summary>Figures that applications answer for: what their formulas name is what they hang on.</summary>
sealed class IndicatorLineage(ModuleCatalogue modules) : ILineageSource
{
    public Task<LineagePart> Next(LineageQuestion question, CancellationToken cancel)
    {
        var asked = question.Nodes.ToHashSet();
        var (entries, edges) = (new List<LineageEntry>(), new List<LineageEdge>());
        foreach (var application in modules.Applications)
        foreach (var indicator in application.Indicators)
        {
            var node = new LineageNode(LineageKind.Indicator, indicator.Id);
            var named = FormulaNames
                .Of(indicator.Expression)
                .Select(name => new LineageEdge(
                    new LineageNode(LineageKind.Dataset, name.Dataset).Column(name.Column),
                    node.Whole,
                    LineageWay.Counted
                ))
                .Where(edge => asked.Contains(question.Side is LineageSide.Ahead ? edge.From.Node : node))
                .ToList();
            if (named.Count == 0 && !asked.Contains(node))
                continue;
            edges.AddRange(named);
            entries.Add(new(node, indicator.Title, application.LeadDepartments));
        }
        return Task.FromResult(new LineagePart(entries, edges));
    }
}
