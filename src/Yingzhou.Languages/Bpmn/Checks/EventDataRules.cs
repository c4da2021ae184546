using System.Xml.Linq;

namespace Yingzhou.Languages.Bpmn;

/// <summary>An event that carries data has one input or output per definition, of its kind (clause 10.5.1).</summary>
static class EventDataRules
{
    public static IEnumerable<BpmnProblem> Check(BpmnDocument document)
    {
        foreach (var node in document.Semantic.Where(Kinds.IsEvent))
        {
            var data = node.Children(node.IsThrowing() ? "dataInput" : "dataOutput").ToList();
            if (data.Count == 0)
                continue;
            var carrying = EventReader.Elements(document, node).Select(Payload).Where(payload => payload is not null).ToList();
            if (data.Count != carrying.Count)
            {
                yield return node.Breaks("event-data", "It needs one data element for each event definition that carries data.");
                continue;
            }
            for (var index = 0; index < data.Count; index++)
            {
                var given = ItemRules.Structure(document, data[index]);
                var wanted = ItemRules.Structure(document, document.Find(carrying[index]));
                if (given is not null && wanted is not null && given != wanted)
                    yield return node.Breaks("event-data", $"'{data[index].Label()}' is not of the kind of '{carrying[index]}'.");
            }
        }
    }

    static string? Payload(XElement definition) =>
        definition.Ref("messageRef") ?? definition.Ref("signalRef") ?? definition.Ref("errorRef") ?? definition.Ref("escalationRef");
}
