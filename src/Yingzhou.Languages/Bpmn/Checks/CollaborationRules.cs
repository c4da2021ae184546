using System.Globalization;
using System.Xml.Linq;

namespace Yingzhou.Languages.Bpmn;

/// <summary>Participants and message flows (clauses 9.3, 9.4, 10.5).</summary>
static class CollaborationRules
{
    public static IEnumerable<BpmnProblem> Check(BpmnDocument document)
    {
        foreach (var multiplicity in document.ByName["participantMultiplicity"])
        {
            var minimum = Number(multiplicity, "minimum", 0);
            var maximum = Number(multiplicity, "maximum", 1);
            if (minimum is null or < 0 || maximum is null or < 1 || minimum > maximum)
                yield return multiplicity.Parent!.Breaks("multiplicity", "It needs 0 ≤ minimum ≤ maximum and maximum ≥ 1.");
        }
        foreach (var flow in document.ByName["messageFlow"])
        {
            if (document.Find(flow.Ref("sourceRef")) is not { } source || document.Find(flow.Ref("targetRef")) is not { } target)
                continue;
            if (Pool(document, source) is { } pool && pool == Pool(document, target))
                yield return flow.Breaks("message-flow-pool", "A message flow connects two participants.");
            if (source.IsEvent() && !(source.IsThrowing() && IsMessage(document, source)))
                yield return flow.Breaks("message-flow-source", $"{source.Label()} sends no message.");
            if (target.IsEvent() && (target.IsThrowing() || !IsMessage(document, target)))
                yield return flow.Breaks("message-flow-target", $"{target.Label()} receives no message.");
        }
    }

    static int? Number(XElement element, string attribute, int otherwise) =>
        element.Text(attribute) is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number
        : null;

    /// <summary>The participant; for a node, the one that has its process.</summary>
    static XElement? Pool(BpmnDocument document, XElement end) =>
        end.Is("participant") ? end
        : end.Process() is not { } process ? null
        : document.ByName["participant"].FirstOrDefault(participant => participant.Ref("processRef") == process.Id()) ?? process;

    static bool IsMessage(BpmnDocument document, XElement node) =>
        EventReader.Elements(document, node).Any(definition => definition.Is("messageEventDefinition"));
}
