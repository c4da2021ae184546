using System.Xml.Linq;

namespace Yingzhou.Languages.Bpmn;

/// <summary>References lead to an element of the right kind.</summary>
static class ReferenceRules
{
    /// <summary>Name of an attribute or child element that refers → what it may refer to.</summary>
    static readonly Dictionary<string, Func<XElement, bool>> Targets = new(StringComparer.Ordinal)
    {
        ["attachedToRef"] = Kinds.IsActivity,
        ["default"] = Is("sequenceFlow"),
        ["incoming"] = Is("sequenceFlow"),
        ["outgoing"] = Is("sequenceFlow"),
        ["messageRef"] = Is("message"),
        ["inMessageRef"] = Is("message"),
        ["outMessageRef"] = Is("message"),
        ["signalRef"] = Is("signal"),
        ["errorRef"] = Is("error"),
        ["escalationRef"] = Is("escalation"),
        ["operationRef"] = Is("operation"),
        ["interfaceRef"] = Is("interface"),
        ["supportedInterfaceRef"] = Is("interface"),
        ["processRef"] = Is("process"),
        ["itemRef"] = Is("itemDefinition"),
        ["itemSubjectRef"] = Is("itemDefinition"),
        ["dataObjectRef"] = Is("dataObject"),
        ["dataStoreRef"] = Is("dataStore"),
        ["dataInputRefs"] = Is("dataInput"),
        ["optionalInputRefs"] = Is("dataInput"),
        ["whileExecutingInputRefs"] = Is("dataInput"),
        ["dataOutputRefs"] = Is("dataOutput"),
        ["optionalOutputRefs"] = Is("dataOutput"),
        ["whileExecutingOutputRefs"] = Is("dataOutput"),
        ["inputSetRefs"] = Is("inputSet"),
        ["outputSetRefs"] = Is("outputSet"),
        ["loopDataInputRef"] = Kinds.IsItemAware,
        ["loopDataOutputRef"] = Kinds.IsItemAware,
        ["eventDefinitionRef"] = definition => definition.IsEventDefinition() && definition.Parent!.Is("definitions"),
        ["noneBehaviorEventRef"] = Kinds.IsEventDefinition,
        ["oneBehaviorEventRef"] = Kinds.IsEventDefinition,
        ["activityRef"] = Kinds.IsActivity,
        ["categoryValueRef"] = Is("categoryValue"),
        ["definitionalCollaborationRef"] = element => element.Is("collaboration") || element.Is("choreography"),
        ["correlationKeyRef"] = Is("correlationKey"),
        ["correlationPropertyRef"] = Is("correlationProperty"),
        ["source"] = Is("linkEventDefinition"),
        ["target"] = Is("linkEventDefinition"),
    };

    public static IEnumerable<BpmnProblem> Check(BpmnDocument document)
    {
        foreach (var element in document.Semantic)
        {
            foreach (var attribute in element.Attributes().Where(attribute => attribute.Name.Namespace == XNamespace.None))
            {
                if (TargetOf(element, attribute.Name.LocalName) is { } fits && Dangling(document, element, attribute.Value, fits))
                    yield return Broken(element, attribute.Name.LocalName, attribute.Value);
            }
            if (
                !element.HasElements
                && element.Parent is { } parent
                && !element.HasAttributes
                && TargetOf(parent, element.Name.LocalName) is { } wanted
                && Dangling(document, element, element.Value, wanted)
            )
                yield return Broken(parent, element.Name.LocalName, element.Value.Trim());
        }
    }

    static BpmnProblem Broken(XElement owner, string name, string value) =>
        owner.Breaks("reference", $"{name} '{value}' does not lead to a fitting element.");

    static Func<XElement, bool>? TargetOf(XElement owner, string name) =>
        name switch
        {
            "sourceRef" or "targetRef" => EndOf(owner),
            "source" or "target" when !owner.Is("linkEventDefinition") => null,
            _ => Targets.GetValueOrDefault(name),
        };

    static Func<XElement, bool>? EndOf(XElement owner) =>
        owner.Name.LocalName switch
        {
            "sequenceFlow" => Kinds.IsFlowNode,
            "messageFlow" => element => element.Is("participant") || element.IsActivity() || element.IsEvent(),
            "dataInputAssociation" or "dataOutputAssociation" => Kinds.IsItemAware,
            "association" => _ => true,
            _ => null,
        };

    static bool Dangling(BpmnDocument document, XElement context, string text, Func<XElement, bool> fits)
    {
        var name = text.Trim();
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        // Another file's element: nothing to look up here.
        if (
            colon > 0
            && context.GetNamespaceOfPrefix(name[..colon]) is { } space
            && space.NamespaceName != (string?)document.Root.Attribute("targetNamespace")
            && space != BpmnNames.Bpmn
        )
            return false;
        return document.Find(BpmnNames.Local(name)) is not { } target || !fits(target);
    }

    static Func<XElement, bool> Is(string name) => element => element.Is(name);
}
