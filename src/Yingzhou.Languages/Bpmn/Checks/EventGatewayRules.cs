using System.Xml.Linq;

namespace Yingzhou.Languages.Bpmn;

/// <summary>What may stand behind an event-based gateway (clause 10.6.6).</summary>
static class EventGatewayRules
{
    static readonly HashSet<string> Allowed =
    [
        "messageEventDefinition",
        "timerEventDefinition",
        "signalEventDefinition",
        "conditionalEventDefinition",
    ];

    public static IEnumerable<BpmnProblem> Check(BpmnDocument document)
    {
        foreach (var gateway in document.ByName["eventBasedGateway"])
        {
            var targets = document.FlowsFrom(gateway).Select(flow => document.Find(flow.Ref("targetRef"))).OfType<XElement>().ToList();
            if (targets.Count < 2)
                yield return gateway.Breaks("event-gateway-branches", "An event-based gateway has two or more outgoing flows.");
            if (gateway.Flag("instantiate", otherwise: false) && document.FlowsInto(gateway).Any())
                yield return gateway.Breaks("event-gateway-instantiate", "A gateway that starts the process has no incoming flow.");
            foreach (var problem in targets.SelectMany(target => Target(document, target)))
                yield return problem;
            if (
                targets.Any(target => target.Is("receiveTask"))
                && targets.Any(target => Definitions(document, target).Any(definition => definition.Is("messageEventDefinition")))
            )
                yield return gateway.Breaks("event-gateway-mix", "Receive tasks and message events do not stand behind the same gateway.");
        }
    }

    static IEnumerable<BpmnProblem> Target(BpmnDocument document, XElement target)
    {
        var fits =
            target.Is("receiveTask")
            || (
                target.Is("intermediateCatchEvent")
                && Definitions(document, target).All(definition => Allowed.Contains(definition.Name.LocalName))
            );
        if (!fits)
            yield return target.Breaks("event-gateway-target", "Behind an event-based gateway stand catch events or receive tasks only.");
        if (target.Parent!.Children("boundaryEvent").Any(boundary => boundary.Ref("attachedToRef") == target.Id()))
            yield return target.Breaks("event-gateway-boundary", "A receive task behind an event-based gateway has no boundary event.");
        if (document.FlowsInto(target).Count() > 1)
            yield return target.Breaks("event-gateway-incoming", "What stands behind an event-based gateway has no other incoming flow.");
    }

    static IEnumerable<XElement> Definitions(BpmnDocument document, XElement target) =>
        target.IsEvent() ? EventReader.Elements(document, target) : [];
}
