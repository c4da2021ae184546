namespace Yingzhou.Languages.Bpmn;

/// <summary>The rules of the standard that a schema cannot say, over the whole file.</summary>
static class StandardRules
{
    static readonly Func<BpmnDocument, IEnumerable<BpmnProblem>>[] Rules = [];

    public static IReadOnlyList<BpmnProblem> Check(BpmnDocument document) =>
        [.. Rules.SelectMany(rule => rule(document))];
}
