using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Yingzhou.Languages.Bpmn;

namespace Yingzhou.Pure.Tests.Bpmn;

/// <summary>Just enough of a language to test the state machine without FEEL: literals, names, <c>a op b</c>, <c>not(a)</c>, lists of names.</summary>
sealed partial class TinyExpressions : IExpressions
{
    public static readonly TinyExpressions Instance = new();

    public ParsedExpression Parse(string text) =>
        Shape().IsMatch(text) ? new(new Tiny(text), null) : new(null, "not tiny enough");

    [GeneratedRegex("""^(not\()?[\w."\-]+( *(<=|>=|!=|=|<|>|\+|-) *[\w."\-]+)?\)?$|^\[[\w", .\-]*\]$""")]
    private static partial Regex Shape();

    [GeneratedRegex("""^(?<a>[\w."]+) *(?<op><=|>=|!=|=|<|>|\+|-) *(?<b>[\w."\-]+)$""")]
    private static partial Regex Binary();

    sealed record Tiny(string Text) : IExpression
    {
        public Evaluation Evaluate(JsonObject variables, DateTimeOffset now) => new(Value(Text, variables));

        static JsonNode? Value(string text, JsonObject variables)
        {
            if (text.StartsWith("not(", StringComparison.Ordinal))
                return Value(text[4..^1], variables) is JsonValue inner ? !inner.GetValue<bool>() : null;
            if (text.StartsWith('['))
                return new JsonArray([.. text[1..^1].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(item => Value(item.Trim(), variables))]);
            if (Binary().Match(text) is { Success: true } match)
                return Compare(Value(match.Groups["a"].Value, variables), match.Groups["op"].Value, Value(match.Groups["b"].Value, variables));
            if (text.StartsWith('"'))
                return text[1..^1];
            if (text is "true" or "false")
                return text == "true";
            if (decimal.TryParse(text, CultureInfo.InvariantCulture, out var number))
                return number;
            return variables[text]?.DeepClone();
        }

        static JsonNode? Compare(JsonNode? a, string op, JsonNode? b)
        {
            if (op == "=")
                return JsonNode.DeepEquals(a, b) || a?.ToJsonString() == b?.ToJsonString();
            if (op == "!=")
                return a?.ToJsonString() != b?.ToJsonString();
            if (a is null || b is null)
                return null;
            var (x, y) = (Number(a), Number(b));
            return op switch { "<" => x < y, ">" => x > y, "<=" => x <= y, ">=" => x >= y, "+" => x + y, _ => x - y };
        }

        static decimal Number(JsonNode node) => decimal.Parse(node.ToJsonString(), CultureInfo.InvariantCulture);
    }
}
