using System.Text.Json.Nodes;

namespace Yingzhou.Languages.Bpmn;

/// <summary>The seam to decision tables (决策): a business-rule task with <c>zeebe:calledDecision</c> asks it within the step.</summary>
public interface IDecisions
{
    Decided Evaluate(string decisionId, JsonObject variables);
}

/// <summary>The answer of a decision.</summary>
/// <param name="Trace">Which rules matched and why, kept in the log; any shape.</param>
/// <param name="Error">Why there is no result: becomes an incident.</param>
public sealed record Decided(JsonNode? Result, JsonNode? Trace = null, string? Error = null);
