using System.Text.Json;
using System.Text.Json.Nodes;

namespace Yingzhou.Languages.Bpmn;

/// <summary>Chooses the outgoing flows of a node that is about to be left.</summary>
sealed class Routing(Run run)
{
    const string NoWay = "No condition of its outgoing flows holds and there is no default flow.";

    /// <returns>Why no way leads on, or <c>null</c>.</returns>
    public string? Choose(ElementInstance element, Node node, out IReadOnlyList<Flow> flows)
    {
        flows = node.Outgoing;
        if (element.CompensatesFor != 0 || node.Kind is ElementKind.EventSubProcess or ElementKind.EndEvent)
        {
            flows = [];
            return null;
        }
        return node.Kind switch
        {
            ElementKind.ExclusiveGateway when node.Outgoing.Length > 1 => First(element, node, out flows),
            ElementKind.ParallelGateway => null,
            _ when node.Default is not null || node.Outgoing.Any(flow => flow.Condition is not null) => AllTrue(element, node, out flows),
            _ => null,
        };
    }

    /// <summary>Exclusive: the first condition that holds, in the order of drawing; else the default.</summary>
    string? First(ElementInstance element, Node node, out IReadOnlyList<Flow> flows)
    {
        flows = [];
        foreach (var flow in node.Outgoing)
        {
            if (flow == node.Default)
                continue;
            if (Holds(element, flow, out var holds) is { } problem)
                return problem;
            if (holds)
            {
                flows = [flow];
                return null;
            }
        }
        return OrDefault(node, ref flows);
    }

    /// <summary>
    /// Inclusive and uncontrolled: every flow without a condition and every one whose condition holds; when none of the conditions
    /// holds, the default as well (BPMN 2.0.2, clause 13.2.1).
    /// </summary>
    string? AllTrue(ElementInstance element, Node node, out IReadOnlyList<Flow> flows)
    {
        List<Flow> chosen = [];
        flows = chosen;
        var anyHolds = false;
        foreach (var flow in node.Outgoing)
        {
            if (flow == node.Default)
                continue;
            if (Holds(element, flow, out var holds) is { } problem)
                return problem;
            if (holds)
                chosen.Add(flow);
            anyHolds |= holds && flow.Condition is not null;
        }
        if (!anyHolds && node.Default is not null)
            chosen.Add(node.Default);
        return chosen.Count > 0 ? null : NoWay;
    }

    static string? OrDefault(Node node, ref IReadOnlyList<Flow> flows)
    {
        if (node.Default is null)
            return NoWay;
        flows = [node.Default];
        return null;
    }

    string? Holds(ElementInstance element, Flow flow, out bool holds)
    {
        holds = true;
        var problem = flow.Condition is null ? null : Test(flow.Condition, element.Id, out holds);
        return problem is null ? null : $"Flow {flow.Id}: {problem}";
    }

    /// <summary>A condition must say true or false: unknown is not "no".</summary>
    public string? Test(IExpression condition, long elementId, out bool holds) =>
        Test(condition, run.Variables.SeenBy(elementId), out holds);

    public string? Test(IExpression condition, JsonObject variables, out bool holds)
    {
        var (value, _, hint) = condition.Evaluate(variables, run.Now);
        holds = value?.GetValueKind() == JsonValueKind.True;
        return holds || value?.GetValueKind() == JsonValueKind.False
            ? null
            : $"'{condition.Text}' is neither true nor false but {value?.ToJsonString() ?? "null"}{(hint is null ? "" : $" ({hint})")}.";
    }
}
