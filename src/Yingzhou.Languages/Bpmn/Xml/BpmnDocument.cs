using System.Xml.Linq;

namespace Yingzhou.Languages.Bpmn;

/// <summary>The XML of a file with an index by id. The first element wins when an id is given twice; a rule reports the second.</summary>
sealed class BpmnDocument
{
    readonly Dictionary<string, XElement> byId = new(StringComparer.Ordinal);
    readonly ILookup<string?, XElement> flowsBySource;
    readonly ILookup<string?, XElement> flowsByTarget;
    readonly ILookup<string?, XElement> associationsBySource;

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
        flowsBySource = ByName["sequenceFlow"].ToLookup(flow => flow.Ref("sourceRef"), StringComparer.Ordinal);
        flowsByTarget = ByName["sequenceFlow"].ToLookup(flow => flow.Ref("targetRef"), StringComparer.Ordinal);
        associationsBySource = ByName["association"].ToLookup(association => association.Ref("sourceRef"), StringComparer.Ordinal);
        ListsFlows = ByName["incoming"].Any() || ByName["outgoing"].Any();
    }

    public XDocument Xml { get; }

    public XElement Root => Xml.Root!;

    /// <summary>All elements of the BPMN namespace, in document order, without what vendors put into extensions.</summary>
    public IReadOnlyList<XElement> Semantic { get; }

    public ILookup<string, XElement> ByName { get; }

    /// <summary>Nodes name their flows. Many tools leave these lists out altogether, which loses nothing.</summary>
    public bool ListsFlows { get; }

    public IEnumerable<XElement> FlowsFrom(XElement node) => node.Id() is { } id ? flowsBySource[id] : [];

    public IEnumerable<XElement> FlowsInto(XElement node) => node.Id() is { } id ? flowsByTarget[id] : [];

    public IEnumerable<XElement> AssociationsFrom(XElement node) => node.Id() is { } id ? associationsBySource[id] : [];

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
