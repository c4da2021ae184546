using System.Xml.Linq;

namespace Yingzhou.Languages.Bpmn;

/// <summary>What an event definition needs to be executed (clause 10.5.5).</summary>
static class EventDefinitionRules
{
    public static IEnumerable<BpmnProblem> Check(BpmnDocument document)
    {
        foreach (var node in document.Semantic.Where(node => node.IsEvent() && node.IsInExecutable()))
        {
            foreach (var definition in EventReader.Elements(document, node))
            {
                if (Broken(document, node, definition) is { } message)
                    yield return node.Breaks("event-definition-content", message);
            }
        }
    }

    static string? Broken(BpmnDocument document, XElement node, XElement definition) =>
        definition.Name.LocalName switch
        {
            "timerEventDefinition" when definition.Elements().Count(IsTime) != 1 =>
                "A timer needs exactly one of date, duration and cycle.",
            "messageEventDefinition" when HasJob(node) => null,
            "messageEventDefinition" when definition.Ref("messageRef") is null => "It needs a message.",
            "messageEventDefinition" when definition.ChildRef("operationRef") is null && !definition.IsZeebe() =>
                "It needs the operation of its message.",
            "signalEventDefinition" when definition.Ref("signalRef") is null => "It needs a signal.",
            "errorEventDefinition" when node.IsThrowing() && document.Find(definition.Ref("errorRef"))?.Text("errorCode") is null =>
                "A thrown error needs a code.",
            "escalationEventDefinition"
                when node.IsThrowing() && document.Find(definition.Ref("escalationRef"))?.Text("escalationCode") is null =>
                "A thrown escalation needs a code.",
            _ => null,
        };

    static bool IsTime(XElement element) => element.Is("timeDate") || element.Is("timeDuration") || element.Is("timeCycle");

    /// <summary>In the zeebe dialect a worker may send the message.</summary>
    static bool HasJob(XElement node) => node.Child("extensionElements")?.Element(BpmnNames.Zeebe + "taskDefinition") is not null;
}
