using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Yingzhou.Languages.Feel;

/// <summary>
/// FEEL for callers whose variables are JSON. JSON strings stay strings (an expression that wants a date writes <c>date(applied)</c>);
/// on the way back, temporal values become the strings that FEEL's own <c>string()</c> writes, ranges and functions become text too.
/// Numbers keep all their digits both ways.
/// </summary>
public static class FeelJson
{
    /// <returns>
    /// <c>null</c> also for a value with more parts than <see cref="FeelLimits.Size"/>: FEEL's values share their parts, JSON writes each of them again.
    /// </returns>
    /// <param name="parts">A narrower bound on the answer's parts, for a caller that has no use for a large one.</param>
    public static JsonNode? Evaluate(
        FeelExpression expression,
        JsonObject variables,
        FeelEvaluationOptions? options = null,
        long parts = long.MaxValue
    )
    {
        var value = expression.Evaluate(ToContext(variables), options).Value;
        return Extent.Of(value).Weight <= Math.Min(parts, (options ?? FeelEvaluationOptions.Default).Limits.Size) ? ToJson(value) : null;
    }

    public static FeelContext ToContext(JsonObject variables) =>
        new(variables.Select(entry => KeyValuePair.Create(entry.Key, ToFeel(entry.Value))));

    public static FeelValue? ToFeel(JsonNode? json) =>
        json switch
        {
            null => null,
            JsonObject members => ToContext(members),
            JsonArray items => new FeelList([.. items.Select(ToFeel)]),
            _ => json.GetValueKind() switch
            {
                JsonValueKind.True => FeelBoolean.True,
                JsonValueKind.False => FeelBoolean.False,
                JsonValueKind.Number => FeelNumber.Of(Decimal34.Parse(json.ToJsonString())),
                JsonValueKind.String => new FeelString(json.GetValue<string>()),
                _ => null,
            },
        };

    public static JsonNode? ToJson(FeelValue? value) =>
        value switch
        {
            null => null,
            FeelBoolean b => JsonValue.Create(b.Value),
            FeelNumber n => Number(n.Value),
            FeelList list => new JsonArray([.. list.Select(ToJson)]),
            FeelContext context => new JsonObject(context.Select(entry => KeyValuePair.Create(entry.Key, ToJson(entry.Value)))),
            _ => JsonValue.Create(value.ToString()),
        };

    static JsonNode Number(Decimal34 value)
    {
        var text = value.ToString();
        // What decimal can hold without loss stays a .NET number, so that GetValue<decimal>() and GetValue<int>() work on it.
        if (value.ToInt64() is { } whole)
            return JsonValue.Create(whole);
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && (Decimal34)number == value
            ? JsonValue.Create(number)
            : JsonNode.Parse(text)!;
    }
}
