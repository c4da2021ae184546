using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Yingzhou.Languages.Feel;

namespace Yingzhou.Languages.Forms;

/// <summary>FEEL as the expression language of forms. Expressions are parsed once; what does not parse has no value.</summary>
/// <param name="clock">The clock of <c>today()</c> and <c>now()</c>.</param>
/// <param name="limits"><see cref="Limits"/> when left out.</param>
public sealed class FeelForms(TimeProvider clock, FeelLimits? limits = null)
{
    /// <summary>Narrower than FEEL's own: an expression of a form is evaluated for every row, at every look at the form.</summary>
    public static readonly FeelLimits Limits = new() { Steps = 100_000, Size = 100_000 };

    // FEEL counts a text for every eight characters, a form for every hundred.
    const long LargestWeight = FormLimits.ComputedParts * (1 + (100 / 8) + 1);

    readonly ConcurrentDictionary<string, FeelExpression?> parsed = new();
    readonly FeelEvaluationOptions options = new() { Clock = clock, Limits = limits ?? Limits };

    /// <returns><c>null</c> also for more than a form could take as an answer: it would be written once for every row, only to be dropped.</returns>
    public JsonNode? Evaluate(string expression, JsonObject variables) =>
        parsed.GetOrAdd(expression, static text => FeelExpression.Parse(text).Value) is { } feel
            ? FeelJson.Evaluate(feel, variables, options, LargestWeight)
            : null;

    /// <summary>For <see cref="FormDefinition.Read"/>: says what is wrong with an expression.</summary>
    public static string? Check(string expression)
    {
        var result = FeelExpression.Parse(expression);
        return result.Succeeded ? null : string.Join("; ", result.Errors);
    }
}
