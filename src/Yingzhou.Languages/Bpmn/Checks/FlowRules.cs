using System.Xml.Linq;

namespace Yingzhou.Languages.Bpmn;

/// <summary>Where sequence flows may begin and end, and what nodes say about them (clauses 8.4.13, 10.3, 13.2).</summary>
static class FlowRules
{
    public static IEnumerable<BpmnProblem> Check(BpmnDocument document)
    {
        foreach (var flow in document.ByName["sequenceFlow"])
        {
            // An end that is named but not there is reported as a broken reference.
            if (flow.Ref("sourceRef") is null || flow.Ref("targetRef") is null)
                yield return flow.Breaks("flow-without-end", "A sequence flow must name where it begins and where it ends.");
            var source = document.Find(flow.Ref("sourceRef"));
            var target = document.Find(flow.Ref("targetRef"));
            if (source is null || target is null || !source.IsFlowNode() || !target.IsFlowNode())
                continue;
            foreach (var problem in Ends(flow, source, target).Concat(Condition(document, flow, source)))
                yield return problem;
        }
        foreach (var node in document.Semantic.Where(Kinds.IsFlowNode))
        {
            foreach (var problem in Listed(document, node).Concat(Default(document, node)))
                yield return problem;
        }
    }

    static IEnumerable<BpmnProblem> Ends(XElement flow, XElement source, XElement target)
    {
        if (source.Parent != target.Parent)
            yield return flow.Breaks("flow-crosses-scope", "A sequence flow cannot cross the border of a process or sub-process.");
        if (target.Is("startEvent"))
            yield return target.Breaks("start-incoming", "A start event has no incoming flow.");
        if (source.Is("endEvent"))
            yield return source.Breaks("end-outgoing", "An end event has no outgoing flow.");
        if (target.Is("boundaryEvent"))
            yield return target.Breaks("boundary-incoming", "A boundary event has no incoming flow.");
        foreach (var node in new[] { source, target }.Where(node => node.IsEventSubProcess()))
            yield return node.Breaks("event-sub-process-flow", "An event sub-process has no incoming and no outgoing flow.");
        foreach (var node in new[] { source, target }.Where(node => node.IsForCompensation()))
            yield return node.Breaks("compensation-flow", "An activity for compensation has no incoming and no outgoing flow.");
        if (flow.IsInExecutable() && !flow.Flag("isImmediate", otherwise: true))
            yield return flow.Breaks("flow-immediate", "In an executable process isImmediate must not be false.");
    }

    static IEnumerable<BpmnProblem> Condition(BpmnDocument document, XElement flow, XElement source)
    {
        if (flow.Child("conditionExpression") is null)
            yield break;
        if (source.IsEvent() || source.Is("parallelGateway") || source.Is("eventBasedGateway"))
            yield return flow.Breaks("condition-source", $"A flow out of {source.Label()} cannot have a condition.");
        if (source.IsActivity() && document.FlowsFrom(source).Count() == 1)
            yield return flow.Breaks("single-conditional-flow", "A conditional flow out of an activity needs another flow beside it.");
    }

    /// <summary>A flow that a node lists begins or ends there; once a file lists flows, every one is listed.</summary>
    static IEnumerable<BpmnProblem> Listed(BpmnDocument document, XElement node) =>
        document.ListsFlows
            ? Listed(document, node, "incoming", "targetRef", document.FlowsInto(node))
                .Concat(Listed(document, node, "outgoing", "sourceRef", document.FlowsFrom(node)))
            : [];

    static IEnumerable<BpmnProblem> Listed(BpmnDocument document, XElement node, string list, string end, IEnumerable<XElement> drawn)
    {
        var listed = node.Children(list).Select(item => BpmnNames.Local(item.Value)).ToHashSet();
        foreach (var id in listed)
        {
            if (document.Find(id) is { } flow && flow.Ref(end) != node.Id())
                yield return node.Breaks("listed-flow", $"It lists {list} flow '{id}', whose {end} is another node.");
        }
        foreach (var flow in drawn.Where(flow => !listed.Contains(flow.Id())))
            yield return node.Breaks("listed-flow", $"It does not list its {list} flow '{flow.Id()}'.");
    }

    static IEnumerable<BpmnProblem> Default(BpmnDocument document, XElement node)
    {
        if (document.Find(node.Ref("default")) is not { } flow || !flow.Is("sequenceFlow"))
            yield break;
        if (flow.Ref("sourceRef") != node.Id())
            yield return node.Breaks("default-flow", $"Its default flow '{flow.Id()}' does not leave it.");
        if (flow.Child("conditionExpression") is not null)
            yield return flow.Breaks("default-flow", "A default flow has no condition.");
    }
}
