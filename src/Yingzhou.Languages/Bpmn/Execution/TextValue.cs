using System.Text.Json;
using System.Text.Json.Nodes;

namespace Yingzhou.Languages.Bpmn;

/// <summary>A text as drawn: a literal, or an expression when it began with <c>=</c>.</summary>
sealed record TextValue(string? Literal, IExpression? Expression)
{
    public Evaluation Evaluate(JsonObject variables, DateTimeOffset now) =>
        Expression is null ? new(Literal is null ? null : JsonValue.Create(Literal)) : Expression.Evaluate(variables, now);

    /// <summary>The value as text, numbers in JSON form; <c>null</c> with a reason when it is nothing or a structure.</summary>
    public (string? Text, string? Problem) Resolve(JsonObject variables, DateTimeOffset now)
    {
        if (Expression is null)
            return (Literal, null);

        var (value, error, hint) = Expression.Evaluate(variables, now);
        return value?.GetValueKind() switch
        {
            JsonValueKind.String => (value.GetValue<string>(), null),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => (value.ToJsonString(), null),
            _ => (null, $"'{Expression.Text}' gives no text{(hint is null ? "" : $": {hint}")}"),
        };
    }

    /// <summary>A list: of an expression's list or text, or of a literal separated by commas. An empty result is no problem.</summary>
    public (IReadOnlyList<string> Items, string? Problem) ResolveList(JsonObject variables, DateTimeOffset now)
    {
        if (Expression is null)
            return (Split(Literal), null);

        var (value, error, hint) = Expression.Evaluate(variables, now);
        return value switch
        {
            JsonArray array => ([.. array.Where(item => item is not null).Select(item => AsText(item!))], null),
            JsonValue single => (Split(AsText(single)), null),
            null when hint is not null => ([], $"'{Expression.Text}' gives no list: {hint}"),
            _ => ([], error is null ? null : $"'{Expression.Text}' gives no list: {error}"),
        };
    }

    static string AsText(JsonNode node) => node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString();

    static string[] Split(string? text) => text?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
