using System.Xml.Linq;

namespace Yingzhou.Languages.Bpmn;

/// <summary>Inputs and outputs of activities and processes (clause 10.4.1).</summary>
static class DataRules
{
    public static IEnumerable<BpmnProblem> Check(BpmnDocument document)
    {
        foreach (var specification in document.ByName["ioSpecification"])
        {
            var owner = specification.Parent!;
            foreach (
                var problem in InSets(specification, "dataInput", "inputSet")
                    .Concat(InSets(specification, "dataOutput", "outputSet"))
                    .Concat(Messages(document, owner, specification))
            )
                yield return problem;
        }
        foreach (var association in document.ByName["dataOutputAssociation"])
        {
            if (document.Find(association.ChildRef("targetRef"))?.Is("dataInput") == true)
                yield return association.Breaks("association-direction", "An output cannot be written into a data input.");
        }
        foreach (var association in document.ByName["dataInputAssociation"])
        {
            if (association.ChildRef("sourceRef") is { } source && document.Find(source)?.Is("dataOutput") == true)
                yield return association.Breaks("association-direction", "An input cannot be read from a data output.");
        }
    }

    static IEnumerable<BpmnProblem> InSets(XElement specification, string kind, string set)
    {
        var used = specification.Children(set).Elements().Select(item => BpmnNames.Local(item.Value)).ToHashSet();
        return specification
            .Children(kind)
            .Where(data => !used.Contains(data.Id()))
            .Select(data => data.Breaks("data-set", $"It is in no {set}."));
    }

    /// <summary>A task that sends or receives has at most one input or output, of the kind of its message.</summary>
    static IEnumerable<BpmnProblem> Messages(BpmnDocument document, XElement owner, XElement specification)
    {
        var operation = document.Find(owner.Ref("operationRef"));
        (string Kind, string? Message)[] sides = owner.Name.LocalName switch
        {
            "sendTask" => [("dataInput", owner.Ref("messageRef"))],
            "receiveTask" => [("dataOutput", owner.Ref("messageRef"))],
            "serviceTask" or "businessRuleTask" =>
            [
                ("dataInput", operation?.ChildRef("inMessageRef")),
                ("dataOutput", operation?.ChildRef("outMessageRef")),
            ],
            _ => [],
        };
        foreach (var (kind, messageId) in sides.Where(side => side.Message is not null))
        {
            var data = specification.Children(kind).ToList();
            var wanted = ItemRules.Structure(document, document.Find(messageId));
            if (data.Count > 1)
                yield return owner.Breaks("message-data", $"It has at most one {kind}, for its message.");
            else if (data is [var single] && wanted is not null && ItemRules.Structure(document, single) != wanted)
                yield return owner.Breaks("message-data", $"Its {kind} is not of the kind of message '{messageId}'.");
        }
    }
}
