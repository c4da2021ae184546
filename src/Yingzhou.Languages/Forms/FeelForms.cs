using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Yingzhou.Languages.Feel;

namespace Yingzhou.Languages.Forms;

/// <summary>FEEL as the expression language of forms. Expressions are parsed once; what does not parse has no value.</summary>
/// <param name="clock">The clock of <c>today()</c> and <c>now()</c>.</param>
public sealed class FeelForms(TimeProvider clock)
{
    readonly ConcurrentDictionary<string, FeelExpression?> parsed = new();
    readonly FeelEvaluationOptions options = new() { Clock = clock };

    public JsonNode? Evaluate(string expression, JsonObject variables) =>
        parsed.GetOrAdd(expression, static text => FeelExpression.Parse(text).Value) is { } feel
            ? FeelJson.Evaluate(feel, variables, options)
            : null;

    /// <summary>For <see cref="FormDefinition.Read"/>: says what is wrong with an expression.</summary>
    public static string? Check(string expression)
    {
        var result = FeelExpression.Parse(expression);
        return result.Succeeded ? null : string.Join("; ", result.Errors);
    }
}
