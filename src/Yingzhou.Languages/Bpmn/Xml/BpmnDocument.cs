using System.Xml.Linq;

namespace Yingzhou.Languages.Bpmn;

/// <summary>The XML of a file with an index by id. The first element wins when an id is given twice; a rule reports the second.</summary>
sealed class BpmnDocument
{
    readonly Dictionary<string, XElement> byId = new(StringComparer.Ordinal);

    public BpmnDocument(XDocument xml)
    {
        Xml = xml;
        Semantic = [.. Root.DescendantsAndSelf().Where(element => element.Name.Namespace == BpmnNames.Bpmn && !IsInExtension(element))];
        foreach (var element in Semantic)
        {
            if (element.Id() is { } id)
                byId.TryAdd(id, element);
        }
        ByName = Semantic.ToLookup(element => element.Name.LocalName, StringComparer.Ordinal);
    }

    public XDocument Xml { get; }

    public XElement Root => Xml.Root!;

    /// <summary>All elements of the BPMN namespace, in document order, without what vendors put into extensions.</summary>
    public IReadOnlyList<XElement> Semantic { get; }

    public ILookup<string, XElement> ByName { get; }

    public IEnumerable<XElement> All(params ReadOnlySpan<string> names)
    {
        List<XElement> found = [];
        foreach (var name in names)
            found.AddRange(ByName[name]);
        return found;
    }

    public XElement? Find(string? id) => id is not null && byId.TryGetValue(id, out var element) ? element : null;

    static bool IsInExtension(XElement element)
    {
        for (var parent = element.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent.Is("extensionElements"))
                return true;
        }
        return false;
    }
}
