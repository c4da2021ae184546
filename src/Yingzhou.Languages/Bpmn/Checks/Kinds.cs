using System.Xml.Linq;

namespace Yingzhou.Languages.Bpmn;

/// <summary>What the rules ask about an element of the XML.</summary>
static class Kinds
{
    static readonly HashSet<string> Activities =
    [
        "task",
        "manualTask",
        "userTask",
        "serviceTask",
        "scriptTask",
        "businessRuleTask",
        "sendTask",
        "receiveTask",
        "callActivity",
        "subProcess",
        "transaction",
        "adHocSubProcess",
    ];

    static readonly HashSet<string> Events =
    [
        "startEvent",
        "endEvent",
        "intermediateCatchEvent",
        "intermediateThrowEvent",
        "boundaryEvent",
    ];

    static readonly HashSet<string> Gateways =
    [
        "exclusiveGateway",
        "parallelGateway",
        "inclusiveGateway",
        "complexGateway",
        "eventBasedGateway",
    ];

    static readonly HashSet<string> Choreography = ["choreographyTask", "subChoreography", "callChoreography"];

    static readonly HashSet<string> ItemAware =
    [
        "dataObject",
        "dataObjectReference",
        "dataStore",
        "dataStoreReference",
        "property",
        "dataInput",
        "dataOutput",
        "inputDataItem",
        "outputDataItem",
    ];

    public static bool IsActivity(this XElement element) => Activities.Contains(element.Name.LocalName);

    public static bool IsEvent(this XElement element) => Events.Contains(element.Name.LocalName);

    public static bool IsGateway(this XElement element) => Gateways.Contains(element.Name.LocalName);

    public static bool IsChoreography(this XElement element) => Choreography.Contains(element.Name.LocalName);

    public static bool IsFlowNode(this XElement element) =>
        element.IsActivity() || element.IsEvent() || element.IsGateway() || element.IsChoreography();

    public static bool IsItemAware(this XElement element) => ItemAware.Contains(element.Name.LocalName);

    public static bool IsEventDefinition(this XElement element) =>
        element.Name.LocalName.EndsWith("EventDefinition", StringComparison.Ordinal);

    public static bool IsSubProcess(this XElement element) =>
        element.Is("subProcess") || element.Is("transaction") || element.Is("adHocSubProcess");

    public static bool IsEventSubProcess(this XElement element) =>
        element.Is("subProcess") && element.Flag("triggeredByEvent", otherwise: false);

    public static bool IsThrowing(this XElement element) => element.Is("intermediateThrowEvent") || element.Is("endEvent");

    public static bool IsForCompensation(this XElement element) => element.Flag("isForCompensation", otherwise: false);

    public static XElement? Process(this XElement element) => element.AncestorsAndSelf(BpmnNames.Bpmn + "process").FirstOrDefault();

    public static bool IsInExecutable(this XElement element) => element.Process()?.Flag("isExecutable", otherwise: false) == true;

    /// <summary>
    /// Drawn for the zeebe dialect: names, correlation keys and job types then take the place of the standard's interfaces,
    /// operations and script formats.
    /// </summary>
    public static bool IsZeebe(this XElement element) =>
        element
            .Document!.Root!.Attributes()
            .Any(attribute => attribute.IsNamespaceDeclaration && attribute.Value == BpmnNames.Zeebe.NamespaceName);

    public static BpmnProblem Breaks(this XElement element, string rule, string message) => new(element.Label(), rule, message);
}
