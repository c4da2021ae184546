using System.Xml;
using System.Xml.Linq;
using Yingzhou.Foundation.Content;

namespace Yingzhou.Support.Cases.Content;

/// <summary>All that runs is drawn: the applicant and the official look at the picture to see where a case is.</summary>
sealed class DiagramCheck : IContentCheck<CasesContent>
{
    static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    static readonly XNamespace Diagram = "http://www.omg.org/spec/BPMN/20100524/DI";

    public IEnumerable<ContentProblem> Check(CasesContent content) => content.Processes.Values.SelectMany(Check);

    static IEnumerable<ContentProblem> Check(ContentFile<string> file)
    {
        if (Parse(file.Content) is not { } xml)
            return [];
        var drawn = xml.Descendants()
            .Where(element => element.Name == Diagram + "BPMNShape" || element.Name == Diagram + "BPMNEdge")
            .Select(element => (string?)element.Attribute("bpmnElement"))
            .ToHashSet();
        return xml.Descendants(Bpmn + "process")
            .Elements()
            .Where(element => element.Name.Namespace == Bpmn && element.Name.LocalName is not ("documentation" or "extensionElements"))
            .Select(element => (string?)element.Attribute("id"))
            .Where(id => id is not null && !drawn.Contains(id))
            .Select(id => file.Problem(id!, "流程图上没有画出这个元素"));
    }

    // A file that is no XML is the process check's finding.
    static XDocument? Parse(string text)
    {
        try
        {
            return XDocument.Parse(text);
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
