using Yingzhou.Foundation.Content;
using Yingzhou.Languages.Dmn;
using Yingzhou.Languages.Dmn.Analysis;

namespace Yingzhou.Support.Cases.Content;

/// <summary>
/// A decision table can be evaluated, is called like its file, and every row can matter; one that lists materials lists those its item
/// has, and all of them: a material nobody can ever need is a mistake in the table.
/// </summary>
sealed class DecisionCheck : IContentCheck<CasesContent>
{
    public IEnumerable<ContentProblem> Check(CasesContent content) =>
        content.Decisions.SelectMany(decision => Check(decision.Key, decision.Value, content));

    static IEnumerable<ContentProblem> Check(string id, ContentFile<string> file, CasesContent content)
    {
        var import = DmnModel.Read(file.Content);
        if (import.Model is not { } model)
            return [file.Problem("", $"不是合法的 DMN：{import.Error?.Detail}")];
        if (model.Decisions.FirstOrDefault(decision => decision.Id == id)?.Table is not { } table)
            return [file.Problem("", $"没有标识为 {id} 的决策表")];
        return model.Problems.Select(problem => file.Problem(problem.ElementId, problem.Detail))
            .Concat(Rows(file, table))
            .Concat(content.Items.Values.Where(item => item.MaterialsDecision == id).SelectMany(item => Materials(file, table, item)));
    }

    static IEnumerable<ContentProblem> Rows(ContentFile<string> file, DecisionTable table)
    {
        var analysis = TableAnalysis.Of(table);
        foreach (var rule in analysis.Unreachable)
            yield return file.Problem(rule.Id, $"第 {rule.Number} 条规则永远用不上");
        if (table.HitPolicy != HitPolicy.Unique)
            yield break;
        foreach (var overlap in analysis.Overlaps)
            yield return file.Problem(overlap.Second.Id, $"第 {overlap.First.Number} 条和第 {overlap.Second.Number} 条同时命中（{overlap.Region}）");
    }

    static IEnumerable<ContentProblem> Materials(ContentFile<string> file, DecisionTable table, ServiceItem item)
    {
        var known = item.Materials.Select(material => material.Id).ToHashSet();
        foreach (var rule in table.Rules.Where(rule => !known.Contains(Output(rule))))
            yield return file.Problem(rule.Id, $"事项 {item.Id} 没有材料 {Output(rule)}");
        foreach (var never in known.Except(table.Rules.Select(Output)))
            yield return file.Problem("", $"材料 {never} 在任何情形下都不需要，事项 {item.Id} 里应删去或补上规则");
    }

    static string Output(TableRule rule) => rule.OutputTexts[0].Trim('"');
}
