namespace Yingzhou.Languages.Bpmn;

/// <summary>
/// The rules of the standard that a schema cannot say, over the whole file. Source: the "MUST" sentences of BPMN 2.0.2, chapters
/// 7 to 10; each group names its clauses.
/// </summary>
static class StandardRules
{
    static readonly Func<BpmnDocument, IEnumerable<BpmnProblem>>[] Rules =
    [
        IdRules.Check,
        ReferenceRules.Check,
        FlowRules.Check,
        ScopeRules.Check,
        GatewayRules.Check,
        EventGatewayRules.Check,
        EventKindRules.Check,
        BoundaryRules.Check,
        LinkRules.Check,
        EventDefinitionRules.Check,
        ActivityRules.Check,
        LoopRules.Check,
        CallRules.Check,
        ExpressionRules.Check,
        CollaborationRules.Check,
        ItemRules.Check,
        DataRules.Check,
        EventDataRules.Check,
    ];

    public static IReadOnlyList<BpmnProblem> Check(BpmnDocument document)
    {
        var graph = IdRules.Check(document).ToList();
        // Without ids nothing can be named or referred to, so the other rules would only talk nonsense.
        return graph.Count > 0 ? graph : [.. Rules.SelectMany(rule => rule(document)).Distinct()];
    }
}
