using System.Text.Json.Nodes;
using Yingzhou.Kernel;
using Yingzhou.Languages.Bpmn;

namespace Yingzhou.Support.Rules;

/// <summary>The rules engine (规则引擎): released decision tables (DMN), evaluated with their reasons.</summary>
public interface IRules
{
    /// <summary>Asks the version that is in force.</summary>
    /// <exception cref="KeyNotFoundException">No such decision has been released.</exception>
    RuleAnswer Decide(string decisionId, JsonObject inputs);

    /// <summary>The decisions as a running thing may ask them: those of the release under which it began.</summary>
    /// <param name="asOf"><c>null</c> means those in force now.</param>
    IDecisions AsOf(long? asOf);

    /// <summary>Puts a drawing into force as the next version, within the step; what runs keeps its own.</summary>
    /// <param name="key">Id of the drawing, and of the decision in it that others ask.</param>
    /// <returns>The version, or why the drawing cannot be evaluated.</returns>
    Task<Outcome<int>> Release(string key, string xml, CancellationToken cancel = default);
}

/// <param name="Reasons">The annotations of the rules that matched, as their authors wrote them: what a citizen sees as the reason.</param>
/// <param name="Problem">Why there is no answer; <c>null</c> when there is one.</param>
public sealed record RuleAnswer(JsonNode? Value, IReadOnlyList<string> Reasons, string? Problem);
