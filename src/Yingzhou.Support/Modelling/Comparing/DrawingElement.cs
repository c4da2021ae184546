namespace Yingzhou.Support.Modelling.Comparing;

/// <summary>A part of a drawing that has an id: a task, a flow, a rule, a field.</summary>
/// <param name="Label">What a person calls it, e.g. 人工任务“审查”, 第 6 条规则.</param>
/// <param name="Properties">Everything that is said of it, by a name a person knows where there is one.</param>
sealed record DrawingElement(string Id, string Label, IReadOnlyDictionary<string, string> Properties);

/// <summary>How an element differs between two versions.</summary>
enum ChangeKind
{
    Added,
    Removed,
    Changed,
}

/// <param name="Details">For a changed element: each property as 名称：原来 → 现在.</param>
sealed record DrawingChange(string Id, string Label, ChangeKind Kind, IReadOnlyList<string> Details);
