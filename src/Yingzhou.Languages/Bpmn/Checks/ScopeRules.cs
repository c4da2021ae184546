using System.Xml.Linq;

namespace Yingzhou.Languages.Bpmn;

/// <summary>Starts and ends of processes and sub-processes, and what may be in them (clauses 10.2, 10.3.5, 10.5.2, 10.5.3).</summary>
static class ScopeRules
{
    public static IEnumerable<BpmnProblem> Check(BpmnDocument document)
    {
        foreach (var process in document.ByName["process"])
        {
            if (process.Text("processType") == "Public" && process.Flag("isExecutable", otherwise: false))
                yield return process.Breaks("public-executable", "A public process shows an interface and cannot be executable.");
        }
        foreach (var scope in document.All("process", "subProcess", "transaction", "adHocSubProcess"))
        {
            foreach (var problem in Content(scope).Concat(scope.Is("adHocSubProcess") ? AdHoc(scope) : StartsAndEnds(document, scope)))
                yield return problem;
        }
    }

    static IEnumerable<BpmnProblem> Content(XElement scope) =>
        scope
            .Elements()
            .Where(Kinds.IsChoreography)
            .Select(task => task.Breaks("choreography-in-process", "A process cannot contain choreography activities."));

    static IEnumerable<BpmnProblem> AdHoc(XElement scope)
    {
        if (!scope.Elements().Any(Kinds.IsActivity))
            yield return scope.Breaks("ad-hoc-empty", "An ad-hoc sub-process contains at least one activity.");
        foreach (var node in scope.Elements().Where(node => node.Is("startEvent") || node.Is("endEvent")))
            yield return node.Breaks("ad-hoc-start-end", "An ad-hoc sub-process has no start and no end event.");
    }

    static IEnumerable<BpmnProblem> StartsAndEnds(BpmnDocument document, XElement scope)
    {
        var starts = scope.Children("startEvent").ToList();
        var ends = scope.Children("endEvent").ToList();
        if (ends.Count > 0 && starts.Count == 0 && !HasInstantiating(scope))
            yield return scope.Breaks("end-without-start", "Where there is an end event there must be a start event.");
        if (starts.Count > 0 && ends.Count == 0)
            yield return scope.Breaks("start-without-end", "Where there is a start event there must be an end event.");
        if (scope.IsEventSubProcess() && starts.Count != 1)
            yield return scope.Breaks("event-sub-process-start", "An event sub-process has exactly one start event.");

        foreach (var node in scope.Elements().Where(node => node.IsFlowNode() && !StandsAlone(node)))
        {
            if (
                starts.Count == 0
                && node.Is("intermediateCatchEvent")
                && !IsLink(node, "intermediateCatchEvent")
                && !document.FlowsInto(node).Any()
            )
                yield return node.Breaks("no-incoming", "An intermediate event needs an incoming flow.");
            if (
                starts.Count > 0
                && !node.Is("startEvent")
                && !node.Is("boundaryEvent")
                && !IsLink(node, "intermediateCatchEvent")
                && !Instantiates(node)
                && !document.FlowsInto(node).Any()
            )
                yield return node.Breaks("no-incoming", "Nothing leads to it, although the scope has a start event.");
            if (
                ends.Count > 0
                && !node.Is("endEvent")
                && !node.Is("boundaryEvent")
                && !IsLink(node, "intermediateThrowEvent")
                && !document.FlowsFrom(node).Any()
            )
                yield return node.Breaks("no-outgoing", "It leads nowhere, although the scope has an end event.");
        }
    }

    static bool HasInstantiating(XElement scope) => scope.Elements().Any(Instantiates);

    static bool Instantiates(XElement node) =>
        (node.Is("receiveTask") || node.Is("eventBasedGateway")) && node.Flag("instantiate", otherwise: false);

    static bool StandsAlone(XElement node) => node.IsEventSubProcess() || node.IsForCompensation();

    static bool IsLink(XElement node, string name) => node.Is(name) && node.Child("linkEventDefinition") is not null;
}
