using System.Text.Json;
using System.Text.Json.Nodes;

namespace Yingzhou.Languages.Forms.Reading;

/// <summary>A JSON object that knows where it stands, and the list of what is wrong. Members of the wrong kind are problems, not exceptions.</summary>
sealed class JsonAt(JsonObject json, string path, List<FormProblem> problems)
{
    static readonly JsonObject Empty = [];

    public bool Has(string member) => json[member] is not null;

    public JsonNode? Any(string member) => json[member];

    public string? Text(string member) => Scalar(member, JsonValueKind.String, "文字") is { } value ? value.GetValue<string>() : null;

    public decimal? Number(string member) =>
        Scalar(member, JsonValueKind.Number, "数字") is { } value && value.TryGetValue(out decimal number) ? number : null;

    public int? Whole(string member) => Number(member) is { } number ? (int)Math.Clamp(number, int.MinValue, int.MaxValue) : null;

    public bool Flag(string member) =>
        json[member]?.GetValueKind() switch
        {
            JsonValueKind.True => true,
            null or JsonValueKind.False => false,
            _ => Wrong(member, "true 或 false"),
        };

    /// <summary>An object, empty when it is not there.</summary>
    public JsonAt Object(string member)
    {
        if (json[member] is not (null or JsonObject))
            Wrong(member, "对象");
        return new(json[member] as JsonObject ?? Empty, At(member), problems);
    }

    public IEnumerable<JsonAt> Objects(string member)
    {
        if (json[member] is not (null or JsonArray))
            Wrong(member, "列表");
        foreach (var (index, item) in (json[member] as JsonArray ?? []).Index())
        {
            if (item is JsonObject inner)
                yield return new(inner, $"{At(member)}[{index}]", problems);
            else
                problems.Add(new($"{At(member)}[{index}]", "json.kind", "应为对象，请用表单设计器重新导出。"));
        }
    }

    public IEnumerable<KeyValuePair<string, JsonNode?>> Members => json;

    public void Refuse(string member, string rule, string detail) => problems.Add(new(At(member), rule, detail));

    string At(string member) =>
        member.Length == 0 ? path
        : path.Length == 0 ? member
        : $"{path}.{member}";

    JsonValue? Scalar(string member, JsonValueKind kind, string word)
    {
        if (json[member] is not { } node)
            return null;
        if (node.GetValueKind() == kind)
            return node.AsValue();
        Wrong(member, word);
        return null;
    }

    bool Wrong(string member, string word)
    {
        Refuse(member, "json.kind", $"{member} 应为{word}，请更正。");
        return false;
    }
}
