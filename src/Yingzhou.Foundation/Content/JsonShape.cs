using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Yingzhou.Foundation.Content;

/// <summary>
/// Compares a document with the type it shall become and collects every difference: the serializer alone would stop at the first.
/// </summary>
sealed class JsonShape(string file)
{
    readonly List<ContentProblem> problems = [];

    public IReadOnlyList<ContentProblem> Problems => problems;

    public void Check(JsonElement element, JsonTypeInfo type, string path)
    {
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object when Expect(element, JsonValueKind.Object, "应为对象 { … }", path):
                CheckObject(element, type, path);
                break;
            case JsonTypeInfoKind.Enumerable when Expect(element, JsonValueKind.Array, "应为列表 [ … ]", path):
                var elementType = type.Options.GetTypeInfo(type.ElementType!);
                foreach (var (index, item) in element.EnumerateArray().Index())
                    Check(item, elementType, $"{path}[{index}]");
                break;
            case JsonTypeInfoKind.Dictionary when Expect(element, JsonValueKind.Object, "应为对象 { … }", path):
                var valueType = type.Options.GetTypeInfo(type.ElementType!);
                foreach (var entry in element.EnumerateObject())
                    Check(entry.Value, valueType, Step(path, entry.Name));
                break;
            case JsonTypeInfoKind.None:
                CheckValue(element, type, path);
                break;
        }
    }

    void CheckObject(JsonElement element, JsonTypeInfo type, string path)
    {
        var properties = type.Properties
            .Where(property => property.Set is not null || property.AssociatedParameter is not null)
            .ToDictionary(property => property.Name, StringComparer.Ordinal);

        foreach (var entry in element.EnumerateObject())
        {
            if (!properties.TryGetValue(entry.Name, out var property))
                Add(Step(path, entry.Name), "未知的属性");
            else if (entry.Value.ValueKind != JsonValueKind.Null)
                Check(entry.Value, type.Options.GetTypeInfo(property.PropertyType), Step(path, entry.Name));
            else if (!(property.AssociatedParameter?.IsNullable ?? property.IsSetNullable))
                Add(Step(path, entry.Name), "不能为 null");
        }
        foreach (var property in properties.Values)
        {
            if (property.IsRequired && !element.TryGetProperty(property.Name, out _))
                Add(Step(path, property.Name), "缺少必填的属性");
        }
    }

    void CheckValue(JsonElement element, JsonTypeInfo type, string path)
    {
        try
        {
            if (element.ValueKind == JsonValueKind.Null)
                Add(path, "不能为 null");
            else
                element.Deserialize(type);
        }
        catch (JsonException)
        {
            Add(path, $"应为{Describe(Nullable.GetUnderlyingType(type.Type) ?? type.Type)}，不能是 {element.GetRawText()}");
        }
    }

    static string Describe(Type type) => type switch
    {
        { IsEnum: true } => "以下之一：" + string.Join("、", Enum.GetNames(type).Select(JsonNamingPolicy.KebabCaseLower.ConvertName)),
        _ when type == typeof(string) => "文本",
        _ when type == typeof(bool) => " true 或 false",
        _ when type == typeof(DateOnly) => "日期（如 2026-01-01）",
        _ when type == typeof(int) => "整数",
        _ when type == typeof(decimal) => "数字",
        _ => type.Name,
    };

    bool Expect(JsonElement element, JsonValueKind kind, string rule, string path)
    {
        if (element.ValueKind == kind)
            return true;
        Add(path, rule);
        return false;
    }

    void Add(string path, string rule) => problems.Add(new(file, path, rule));

    static string Step(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
