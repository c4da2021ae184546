using System.Text.Json;
using System.Text.Json.Nodes;

namespace Yingzhou.Support.Modelling.Comparing;

/// <summary>The components of a form, groups opened.</summary>
static class FormElements
{
    static readonly Dictionary<string, string> Names = new()
    {
        ["key"] = "键",
        ["label"] = "名称",
        ["type"] = "类型",
        ["text"] = "文字",
        ["description"] = "说明",
        ["validate.required"] = "必填",
        ["validate.pattern"] = "校验规则",
        ["validate.minLength"] = "最少字数",
        ["validate.maxLength"] = "最多字数",
        ["validate.min"] = "最小值",
        ["validate.max"] = "最大值",
        ["conditional.hide"] = "隐藏条件",
        ["properties.yz:element"] = "数据元",
        ["properties.yz:personal"] = "个人信息",
        ["properties.yz:why"] = "为什么问",
        ["properties.yz:format"] = "格式提示",
    };

    // Where a field stands on the sheet; an editor gives these numbers itself.
    static readonly string[] Placing = ["layout", "id", "components"];

    public static IReadOnlyList<DrawingElement> Of(string json) =>
        JsonNode.Parse(json) is JsonObject form ? [.. Open(form["components"] as JsonArray)] : throw new InvalidDataException("A form is a JSON object");

    static IEnumerable<DrawingElement> Open(JsonArray? components)
    {
        foreach (var component in (components ?? []).OfType<JsonObject>())
        {
            if (IdOf(component) is { } id)
                yield return new(id, Label(component), Properties(component));
            foreach (var inner in Open(component["components"] as JsonArray))
                yield return inner;
        }
    }

    static string? IdOf(JsonObject component) => component["id"]?.ToString() ?? component["key"]?.ToString();

    static string Label(JsonObject component) =>
        $"{(component["components"] is JsonArray ? "分组" : "字段")}“{component["label"] ?? component["dateLabel"] ?? component["key"] ?? component["id"]}”";

    static Dictionary<string, string> Properties(JsonObject component)
    {
        var said = new Dictionary<string, string>();
        foreach (var (name, value) in component.Where(property => !Placing.Contains(property.Key)))
            Collect(said, name, value);
        return said;
    }

    static void Collect(Dictionary<string, string> said, string path, JsonNode? value)
    {
        if (value is JsonObject inner)
            foreach (var (name, deeper) in inner)
                Collect(said, $"{path}.{name}", deeper);
        else
            said[Names.GetValueOrDefault(path, path)] = Word(value);
    }

    static string Word(JsonNode? value) =>
        value switch
        {
            null => "（空）",
            JsonArray choices => string.Join("、", choices.Select(choice => choice is JsonObject one ? $"{one["label"]}" : $"{choice}")),
            _ when value.GetValueKind() is JsonValueKind.True => "是",
            _ when value.GetValueKind() is JsonValueKind.False => "否",
            _ => value.ToString(),
        };
}
