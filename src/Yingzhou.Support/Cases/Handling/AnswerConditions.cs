using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Yingzhou.Languages.Bpmn;

namespace Yingzhou.Support.Cases.Handling;

/// <summary>Conditions over <c>answers</c> in city content, three-valued: true, false, or unknown while a question is open.</summary>
sealed class AnswerConditions(IExpressions expressions, TimeProvider clock)
{
    readonly ConcurrentDictionary<string, IExpression> parsed = new(StringComparer.Ordinal);

    public bool? Holds(string? condition, JsonObject answers)
    {
        if (string.IsNullOrWhiteSpace(condition))
            return true;
        var expression = parsed.GetOrAdd(
            condition,
            text =>
                expressions.Parse(text).Expression ?? throw new InvalidOperationException($"Condition '{text}' in city content does not parse")
        );
        return expression.Evaluate(new JsonObject { ["answers"] = answers.DeepClone() }, clock.GetUtcNow()).Value?.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };
    }
}
