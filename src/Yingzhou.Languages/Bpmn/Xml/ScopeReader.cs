using System.Xml.Linq;

namespace Yingzhou.Languages.Bpmn;

/// <summary>Reads the content of a process or a sub-process.</summary>
static class ScopeReader
{
    public static BpmnScope Read(BpmnDocument document, XElement scope)
    {
        List<FlowNode> nodes = [];
        List<SequenceFlow> flows = [];
        foreach (var element in scope.Elements().Where(element => element.Name.Namespace == BpmnNames.Bpmn))
        {
            if (element.Is("sequenceFlow"))
                flows.Add(ReadFlow(element));
            else if (ReadNode(document, element) is { } node)
                nodes.Add(node);
        }
        return new(nodes, flows, Compensations(document, scope));
    }

    static FlowNode? ReadNode(BpmnDocument document, XElement element) =>
        (FlowNode?)EventReader.Read(document, element) ?? (FlowNode?)ReadGateway(element) ?? ActivityReader.Read(document, element);

    static SequenceFlow ReadFlow(XElement flow) =>
        new(
            flow.Id() ?? "",
            flow.Text("name"),
            flow.Ref("sourceRef") ?? "",
            flow.Ref("targetRef") ?? "",
            BpmnNames.Expression(flow.ChildText("conditionExpression")),
            flow.Child("conditionExpression")?.Text("language")
        );

    static Gateway? ReadGateway(XElement element)
    {
        GatewayKind? kind = element.Name.LocalName switch
        {
            "exclusiveGateway" => GatewayKind.Exclusive,
            "parallelGateway" => GatewayKind.Parallel,
            "inclusiveGateway" => GatewayKind.Inclusive,
            "complexGateway" => GatewayKind.Complex,
            "eventBasedGateway" => GatewayKind.EventBased,
            _ => null,
        };
        return kind is null
            ? null
            : new(element.Id() ?? "", element.Text("name"), ExtensionReader.Read(element), kind.Value)
            {
                DefaultFlow = element.Ref("default"),
                ActivationCondition = BpmnNames.Expression(element.ChildText("activationCondition")),
                Instantiate = element.Flag("instantiate", otherwise: false),
                AllEvents = element.Text("eventGatewayType") == "Parallel",
            };
    }

    /// <summary>An association from a boundary event to an activity names who undoes the activity it sits on.</summary>
    static Dictionary<string, string> Compensations(BpmnDocument document, XElement scope)
    {
        Dictionary<string, string> handlers = new(StringComparer.Ordinal);
        foreach (var boundary in scope.Children("boundaryEvent"))
        {
            var target = document
                .AssociationsFrom(boundary)
                .Select(association => document.Find(association.Ref("targetRef")))
                .FirstOrDefault(target => target?.Flag("isForCompensation", otherwise: false) == true);
            if (boundary.Id() is { } id && target?.Id() is { } handler)
                handlers.TryAdd(id, handler);
        }
        return handlers;
    }
}
