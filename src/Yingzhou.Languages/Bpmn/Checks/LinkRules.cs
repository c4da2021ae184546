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
            if ((throws ? document.FlowsFrom(node) : document.FlowsInto(node)).Any())
                yield return node.Breaks("link-flow", $"A link event has no {(throws ? "outgoing" : "incoming")} flow.");
            if (!node.Parent!.Elements().Any(other => IsOpposite(other, throws) && Pairs(definition, other.Child("linkEventDefinition")!)))
                yield return node.Breaks("link-pair", $"No link {(throws ? "catch" : "throw")} event of this name in the same scope.");
        }
    }

    static bool IsOpposite(XElement node, bool throws) =>
        node.Is(throws ? "intermediateCatchEvent" : "intermediateThrowEvent") && node.Child("linkEventDefinition") is not null;

    static bool Pairs(XElement one, XElement other) =>
        (one.Text("name") is { } name && name == other.Text("name"))
        || one.ChildRef("target") == other.Id() && other.Id() is not null
        || one.ChildRef("source") == other.Id() && other.Id() is not null;
}
