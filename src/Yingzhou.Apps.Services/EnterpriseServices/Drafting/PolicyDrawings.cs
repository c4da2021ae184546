using Yingzhou.Support.Modelling;
using Yingzhou.Support.Releases;

namespace Yingzhou.Apps.Services.EnterpriseServices.Drafting;

/// <summary>A released clause may also be drawn on in the designer: no draft goes into force there that enterprises could not be judged by.</summary>
sealed class PolicyDrawings(LivePolicies policies) : IDrawingCheck, IDrawingUse
{
    public IEnumerable<DrawingProblem> Check(Drawing draft, IReadOnlyList<Drawing> others)
    {
        if (draft.Kind is not ModelKind.Decision || !draft.Key.StartsWith(PolicyTable.Prefix, StringComparison.Ordinal))
            yield break;
        if (PolicyTable.Read(draft.Text, draft.Key).Fault is { } broken)
            yield return new("", broken.Detail);
        else if (policies.Compiled(draft.Text, draft.Key) is null)
            yield return new("", "条件或金额用了事实字典里没有的名字，或不是合法的 FEEL，企业没法据此匹配");
    }

    public IEnumerable<string> UsedBy(ModelKind kind, string key) =>
        kind is ModelKind.Decision && key.StartsWith(PolicyTable.Prefix, StringComparison.Ordinal)
            ? [$"惠企政策条款 {key[PolicyTable.Prefix.Length..]}"]
            : [];
}
