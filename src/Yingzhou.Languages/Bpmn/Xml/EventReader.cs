using System.Xml.Linq;

namespace Yingzhou.Languages.Bpmn;

/// <summary>Reads events and event definitions, inline or by <c>eventDefinitionRef</c>.</summary>
static class EventReader
{
    public static EventNode? Read(BpmnDocument document, XElement element)
    {
        EventPosition? position = element.Name.LocalName switch
        {
            "startEvent" => EventPosition.Start,
            "intermediateCatchEvent" => EventPosition.Catch,
            "intermediateThrowEvent" => EventPosition.Throw,
            "endEvent" => EventPosition.End,
            "boundaryEvent" => EventPosition.Boundary,
            _ => null,
        };
        if (position is null)
            return null;

        var interrupting = element.Flag(position == EventPosition.Boundary ? "cancelActivity" : "isInterrupting", otherwise: true);
        var definitions = ReadDefinitions(document, element);
        return new(element.Id() ?? "", element.Text("name"), ExtensionReader.Read(element), position.Value, definitions)
        {
            ParallelMultiple = element.Flag("parallelMultiple", otherwise: false),
            Interrupting = interrupting,
            AttachedTo = element.Ref("attachedToRef"),
        };
    }

    /// <summary>The definitions of an event in document order, references followed.</summary>
    public static List<EventDefinition> ReadDefinitions(BpmnDocument document, XElement element) =>
        [.. Elements(document, element).Select(ReadDefinition).OfType<EventDefinition>()];

    public static IEnumerable<XElement> Elements(BpmnDocument document, XElement element) =>
        element
            .Elements()
            .Select(child => child.Is("eventDefinitionRef") ? document.Find(BpmnNames.Local(child.Value)) : child)
            .OfType<XElement>()
            .Where(child => child.Name.Namespace == BpmnNames.Bpmn && child.IsEventDefinition());

    public static EventDefinition? ReadDefinition(XElement definition) =>
        definition.Name.LocalName switch
        {
            "timerEventDefinition" => ReadTimer(definition),
            "messageEventDefinition" => new MessageDefinition(definition.Id(), definition.Ref("messageRef")),
            "signalEventDefinition" => new SignalDefinition(definition.Id(), definition.Ref("signalRef")),
            "errorEventDefinition" => new ErrorDefinition(definition.Id(), definition.Ref("errorRef")),
            "escalationEventDefinition" => new EscalationDefinition(definition.Id(), definition.Ref("escalationRef")),
            "conditionalEventDefinition" => new ConditionalDefinition(
                definition.Id(),
                BpmnNames.Expression(definition.ChildText("condition"))
            ),
            "linkEventDefinition" => new LinkDefinition(definition.Id(), definition.Text("name")),
            "terminateEventDefinition" => new TerminateDefinition(definition.Id()),
            "cancelEventDefinition" => new CancelDefinition(definition.Id()),
            "compensateEventDefinition" => new CompensateDefinition(
                definition.Id(),
                definition.Ref("activityRef"),
                definition.Flag("waitForCompletion", otherwise: true)
            ),
            _ => null,
        };

    static TimerDefinition ReadTimer(XElement definition)
    {
        (TimerKind Kind, string Name)[] kinds =
        [
            (TimerKind.Date, "timeDate"),
            (TimerKind.Duration, "timeDuration"),
            (TimerKind.Cycle, "timeCycle"),
        ];
        foreach (var (kind, name) in kinds)
        {
            if (definition.Child(name) is not null)
                return new(definition.Id(), kind, definition.ChildText(name));
        }
        return new(definition.Id(), null, null);
    }
}
