using System.Xml.Linq;

namespace Yingzhou.Languages.Bpmn;

/// <summary>Link events come in pairs within one scope (clause 10.5.5).</summary>
static class LinkRules
{
    public static IEnumerable<BpmnProblem> Check(BpmnDocument document)
    {
        foreach (var definition in document.ByName["linkEventDefinition"].Where(link => link.Parent!.IsEvent()))
        {
            var node = definition.Parent!;
            var throws = node.Is("intermediateThrowEvent");
            if (!throws && !node.Is("intermediateCatchEvent"))
                continue;
            if (document.ByName["sequenceFlow"].Any(flow => flow.Ref(throws ? "sourceRef" : "targetRef") == node.Id()))
                yield return node.Breaks("link-flow", throws ? "A link throw event has no outgoing flow." : "A link catch event has no incoming flow.");
            if (!node.Parent!.Elements().Any(other => IsOpposite(other, throws) && Pairs(definition, other.Child("linkEventDefinition")!)))
                yield return node.Breaks("link-pair", throws ? "No link catch event of this name in the same scope." : "No link throw event of this name in the same scope.");
        }
    }

    static bool IsOpposite(XElement node, bool throws) =>
        node.Is(throws ? "intermediateCatchEvent" : "intermediateThrowEvent") && node.Child("linkEventDefinition") is not null;

    static bool Pairs(XElement one, XElement other) =>
        (one.Text("name") is { } name && name == other.Text("name"))
        || one.ChildRef("target") == other.Id() && other.Id() is not null
        || one.ChildRef("source") == other.Id() && other.Id() is not null;
}
