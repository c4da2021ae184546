using System.Xml.Linq;

namespace Yingzhou.Languages.Bpmn;

/// <summary>Ids exist and are unique (clause 8.2.1).</summary>
static class IdRules
{
    static readonly HashSet<string> Referred =
    [
        "process",
        "sequenceFlow",
        "message",
        "signal",
        "error",
        "escalation",
        "participant",
        "messageFlow",
        "association",
        "itemDefinition",
    ];

    public static IEnumerable<BpmnProblem> Check(BpmnDocument document)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var element in document.Semantic)
        {
            if (element.Id() is { Length: > 0 } id)
            {
                if (!seen.Add(id))
                    yield return element.Breaks("duplicate-id", $"The id '{id}' is given twice.");
            }
            else if (NeedsId(element))
                yield return element.Breaks("missing-id", "It needs an id.");
        }
    }

    static bool NeedsId(XElement element) => element.IsFlowNode() || Referred.Contains(element.Name.LocalName);
}
