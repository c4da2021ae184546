using System.Text.Json.Nodes;

namespace Yingzhou.Support.Rules;

/// <summary>The rules engine (规则引擎): decision tables of the city's content (DMN), evaluated with their reasons.</summary>
public interface IRules
{
    /// <exception cref="KeyNotFoundException">No such decision is part of the city's content.</exception>
    RuleAnswer Decide(string decisionId, JsonObject inputs);
}

/// <param name="Reasons">The annotations of the rules that matched, as their authors wrote them: what a citizen sees as the reason.</param>
/// <param name="Problem">Why there is no answer; <c>null</c> when there is one.</param>
public sealed record RuleAnswer(JsonNode? Value, IReadOnlyList<string> Reasons, string? Problem);
