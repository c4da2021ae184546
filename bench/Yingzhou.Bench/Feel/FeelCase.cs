using System.Text.Json.Nodes;
using Yingzhou.Languages.Feel;

namespace Yingzhou.Bench.Feel;

/// <summary>One expression, the same for us and the peer, and the C# that somebody would write instead.</summary>
/// <param name="Context">JSON; a text that begins with <c>feel:</c> is an expression, for dates.</param>
/// <param name="ByHand">Runs the hand-written form a number of times.</param>
sealed record FeelCase(string Name, string Text, JsonObject Context, Action<int> ByHand, bool IsUnary = false)
{
    public FeelContext Variables => new(Context.Select(entry => KeyValuePair.Create(entry.Key, Value(entry.Value))));

    static FeelValue? Value(JsonNode? json) =>
        json is JsonValue text && text.TryGetValue(out string? feel) && feel.StartsWith("feel:", StringComparison.Ordinal)
            ? FeelExpression.Parse(feel[5..]).Required.Evaluate(FeelContext.Empty).Value
            : FeelJson.ToFeel(json);

    public JsonObject ForPeer() =>
        new()
        {
            ["name"] = Name,
            ["kind"] = IsUnary ? "unary" : "expression",
            ["text"] = Text,
            ["context"] = Context.DeepClone(),
        };
}
