using System.Xml.Linq;

namespace Yingzhou.Languages.Bpmn;

/// <summary>Item definitions agree where data meet (clauses 8.4.10, 10.4.1).</summary>
static class ItemRules
{
    public static IEnumerable<BpmnProblem> Check(BpmnDocument document)
    {
        foreach (var data in document.All("dataInput", "dataOutput", "dataObject", "dataStore"))
        {
            if (
                document.Find(data.Ref("itemSubjectRef")) is { } item
                && item.Is("itemDefinition")
                && item.Flag("isCollection", otherwise: false) != data.Flag("isCollection", otherwise: false)
            )
                yield return data.Breaks("item-collection", $"It and its item definition '{item.Id()}' disagree on being a collection.");
        }
        foreach (var data in document.All("inputDataItem", "outputDataItem"))
        {
            if (document.Find(data.Ref("itemSubjectRef"))?.Flag("isCollection", otherwise: false) == true)
                yield return data.Breaks("loop-item", "The item of one instance is not a collection.");
        }
        foreach (var association in document.All("dataInputAssociation", "dataOutputAssociation"))
        {
            var source = Structure(document, document.Find(association.ChildRef("sourceRef")));
            var target = Structure(document, document.Find(association.ChildRef("targetRef")));
            var transformed = association.Child("transformation") is not null || association.Child("assignment") is not null;
            if (!transformed && source is not null && target is not null && source != target)
                yield return association.Breaks("item-structure", $"'{source}' does not fit '{target}' and nothing transforms it.");
        }
    }

    /// <summary>What kind of thing it is: the structure its item definition names.</summary>
    public static string? Structure(BpmnDocument document, XElement? data)
    {
        if (data?.Ref("dataObjectRef") is { } objectRef)
            data = document.Find(objectRef);
        // Signals, errors and escalations call it structureRef; there it is an item definition all the same.
        var item = data?.Is("itemDefinition") == false ? data.Ref("structureRef") : null;
        return Of(document, data?.Ref("itemSubjectRef") ?? data?.Ref("itemRef") ?? item);
    }

    /// <summary>Two items fit when they are the same or name the same structure.</summary>
    static string? Of(BpmnDocument document, string? itemId) =>
        itemId is null ? null : document.Find(itemId)?.Text("structureRef") ?? itemId;
}
