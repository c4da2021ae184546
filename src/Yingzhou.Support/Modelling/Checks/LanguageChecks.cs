using Yingzhou.Languages.Bpmn;
using Yingzhou.Languages.Dmn;
using Yingzhou.Languages.Dmn.Analysis;
using Yingzhou.Languages.Forms;
using Yingzhou.Support.Releases;

namespace Yingzhou.Support.Modelling.Checks;

/// <summary>A process can be executed and keeps its id.</summary>
sealed class ProcessLanguageCheck(IExpressions expressions) : IDrawingCheck
{
    public IEnumerable<DrawingProblem> Check(Drawing draft, IReadOnlyList<Drawing> others)
    {
        if (draft.Kind is not ModelKind.Process)
            return [];
        var import = BpmnXml.Read(draft.Text);
        return import.Definitions?.Process(draft.Key) is null
            ? [.. import.Problems.Select(Told), new("", $"图纸里要有标识为 {draft.Key} 的可执行流程，标识不能改")]
            : [.. import.Problems.Concat(ExecutableProcess.Compile(import.Definitions, draft.Key, expressions).Problems).Select(Told)];
    }

    static DrawingProblem Told(BpmnProblem problem) => new(problem.ElementId, $"{problem.Rule}：{problem.Message}");
}

/// <summary>A decision can be evaluated and keeps its id; gaps and idle rules of its tables are named (决策表体检).</summary>
sealed class DecisionLanguageCheck : IDrawingCheck
{
    public IEnumerable<DrawingProblem> Check(Drawing draft, IReadOnlyList<Drawing> others)
    {
        if (draft.Kind is not ModelKind.Decision)
            return [];
        var import = DmnModel.Read(draft.Text);
        if (import.Model is not { } model)
            return [new("", $"不是合法的 DMN：{import.Error?.Detail}")];
        var problems = model.Problems.Select(problem => new DrawingProblem(problem.ElementId, problem.Detail));
        if (model.Decisions.All(decision => decision.Id != draft.Key))
            problems = problems.Append(new("", $"图纸里要有标识为 {draft.Key} 的决策，标识不能改"));
        return problems.Concat(model.Decisions.Select(decision => decision.Table).OfType<DecisionTable>().SelectMany(Examine));
    }

    static IEnumerable<DrawingProblem> Examine(DecisionTable table)
    {
        var analysis = TableAnalysis.Of(table);
        foreach (var rule in analysis.Unreachable)
            yield return new(rule.Id, $"第 {rule.Number} 条规则永远用不上");
        foreach (var overlap in analysis.Overlaps.Where(overlap => Forbids(table.HitPolicy, overlap)))
            yield return new(overlap.Second.Id, $"第 {overlap.First.Number} 条和第 {overlap.Second.Number} 条同时命中（{overlap.Region}）");
        foreach (var gap in analysis.Gaps)
            yield return new(table.Id, $"没有规则管到这种情形：{gap}", Blocks: false);
        foreach (var cell in analysis.Uncertain)
            yield return new(cell.Rule.Id, $"第 {cell.Rule.Number} 条规则第 {cell.Column + 1} 列无法单独判断，体检没有算它", Blocks: false);
        if (!analysis.IsComplete)
            yield return new(table.Id, "表太大，体检没有看完，可能还有没列出的问题", Blocks: false);
    }

    static bool Forbids(HitPolicy policy, RuleOverlap overlap) => policy is HitPolicy.Unique || policy is HitPolicy.Any && !overlap.SameOutputs;
}

/// <summary>A form can be shown and judged without script, and keeps its id.</summary>
sealed class FormLanguageCheck : IDrawingCheck
{
    public IEnumerable<DrawingProblem> Check(Drawing draft, IReadOnlyList<Drawing> others)
    {
        if (draft.Kind is not ModelKind.Form)
            yield break;
        var reading = FormDefinition.Read(draft.Text, FeelForms.Check);
        foreach (var problem in reading.Problems)
            yield return new(problem.Path, problem.Detail);
        if (reading.Definition is { } form && form.Id != draft.Key)
            yield return new("", $"表单标识应为 {draft.Key}，不能改");
    }
}
