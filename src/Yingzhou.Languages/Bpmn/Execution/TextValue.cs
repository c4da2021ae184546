using System.Text.Json;
using System.Text.Json.Nodes;

namespace Yingzhou.Languages.Bpmn;

/// <summary>A text as drawn: a literal, or an expression when it began with <c>=</c>.</summary>
sealed record TextValue(string? Literal, IExpression? Expression)
{
    public Evaluation Evaluate(JsonObject variables) =>
        Expression is null ? new(Literal is null ? null : JsonValue.Create(Literal)) : Expression.Evaluate(variables);

    /// <summary>The value as text; numbers in JSON form; <c>null</c> with a reason when the expression gave nothing or a structure.</summary>
    public (string? Text, string? Problem) Resolve(JsonObject variables)
    {
        if (Expression is null)
            return (Literal, null);

        var (value, error) = Expression.Evaluate(variables);
        return value?.GetValueKind() switch
        {
            JsonValueKind.String => (value.GetValue<string>(), null),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => (value.ToJsonString(), null),
            _ => (null, $"'{Expression.Text}' gives no text{(error is null ? "" : $": {error}")}"),
        };
    }

    /// <summary>A list: of an expression's list or text, or of a literal separated by commas. An empty result is no problem.</summary>
    public (IReadOnlyList<string> Items, string? Problem) ResolveList(JsonObject variables)
    {
        if (Expression is null)
            return (Split(Literal), null);

        var (value, error) = Expression.Evaluate(variables);
        return value switch
        {
            JsonArray array => ([.. array.Where(item => item is not null).Select(item => AsText(item!))], null),
            JsonValue single => (Split(AsText(single)), null),
            _ => ([], error is null ? null : $"'{Expression.Text}' gives no list: {error}"),
        };
    }

    static string AsText(JsonNode node) =>
        node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString();

    static string[] Split(string? text) =>
        text?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
