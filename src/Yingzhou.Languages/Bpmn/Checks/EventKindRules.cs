using System.Xml.Linq;

namespace Yingzhou.Languages.Bpmn;

/// <summary>Which event definitions may stand where (clause 10.5, tables 10.84 to 10.93).</summary>
static class EventKindRules
{
    static readonly string[] Start = ["message", "timer", "conditional", "signal"];
    static readonly string[] EventSubProcessStart = [.. Start, "error", "escalation", "compensate"];
    static readonly string[] Catch = [.. Start, "link"];
    static readonly string[] Throw = ["message", "signal", "escalation", "link", "compensate"];
    static readonly string[] End = ["message", "signal", "escalation", "error", "cancel", "compensate", "terminate"];
    static readonly string[] Boundary = ["message", "timer", "conditional", "signal", "error", "escalation", "cancel", "compensate"];

    /// <summary>These end or undo the activity by their nature.</summary>
    static readonly string[] AlwaysInterrupting = ["error", "cancel", "compensate"];

    public static IEnumerable<BpmnProblem> Check(BpmnDocument document)
    {
        foreach (var node in document.Semantic.Where(Kinds.IsEvent))
        {
            var kinds = EventReader.Elements(document, node).Select(KindOf).ToList();
            var (allowed, needsOne) = Allowed(node);
            foreach (var kind in kinds.Except(allowed))
                yield return node.Breaks("event-kind", $"A {node.Name.LocalName} cannot have a {kind} event definition here.");
            if (needsOne && kinds.Count == 0)
                yield return node.Breaks("event-definition", $"A {node.Name.LocalName} needs an event definition here.");
            if (IsNonInterrupting(node) && kinds.Intersect(AlwaysInterrupting).Any())
                yield return node.Breaks("event-interrupting", "Error, cancel and compensation events cannot be non-interrupting.");
            if (node.Is("endEvent") && kinds.Contains("cancel") && !node.Ancestors(BpmnNames.Bpmn + "transaction").Any())
                yield return node.Breaks("cancel-outside-transaction", "A cancel end event stands in a transaction.");
        }
    }

    public static string KindOf(XElement definition) => definition.Name.LocalName[..^"EventDefinition".Length];

    static (string[] Allowed, bool NeedsOne) Allowed(XElement node) =>
        node.Name.LocalName switch
        {
            "startEvent" when node.Parent!.IsEventSubProcess() => (EventSubProcessStart, true),
            "startEvent" when node.Parent!.IsSubProcess() => ([], false),
            "startEvent" => (Start, false),
            "intermediateCatchEvent" => (Catch, true),
            "intermediateThrowEvent" => (Throw, false),
            "endEvent" => (End, false),
            _ => (Boundary, true),
        };

    static bool IsNonInterrupting(XElement node) =>
        (node.Is("boundaryEvent") && !node.Flag("cancelActivity", otherwise: true))
        || (node.Is("startEvent") && !node.Flag("isInterrupting", otherwise: true));
}
