using System.Text.Json;
using System.Text.Json.Nodes;
using Yingzhou.Foundation.Content;

namespace Yingzhou.Support.Cases.Content;

/// <summary>
/// A form's id is its file's name, its keys are unique, its fields point at data elements that exist, and one element has one key in all
/// forms: what was typed once can then be used by every leg.
/// </summary>
sealed class FormCheck : IContentCheck<CasesContent>
{
    public IEnumerable<ContentProblem> Check(CasesContent content)
    {
        Dictionary<string, string> keyOf = [];
        foreach (var (id, file) in content.Forms)
        {
            if (Broken(file) is { } problem)
            {
                yield return problem;
                continue;
            }
            if ((string?)JsonNode.Parse(file.Content)!["id"] != id)
                yield return file.Problem("id", $"表单标识应与文件名 {id} 一致");
            HashSet<string> keys = [];
            foreach (var field in FormField.In(file.Content))
            {
                if (!keys.Add(field.Key))
                    yield return file.Problem($"{field.Path}.key", $"字段 {field.Key} 重复");
                if (field.Element is { } element && Misused(field, content.Elements.GetValueOrDefault(element), keyOf) is { } rule)
                    yield return file.Problem($"{field.Path}.properties", rule);
            }
        }
    }

    static ContentProblem? Broken(ContentFile<string> file)
    {
        try
        {
            return JsonNode.Parse(file.Content) is JsonObject form && form["components"] is JsonArray
                ? null
                : file.Problem("components", "表单没有 components 列表");
        }
        catch (JsonException broken)
        {
            return file.Problem($"第 {broken.LineNumber + 1} 行", "不是合法的 JSON");
        }
    }

    static string? Misused(FormField field, DataElement? element, Dictionary<string, string> keyOf)
    {
        if (element is null)
            return $"forms/elements.json 中没有数据元 {field.Element}";
        if (element.Personal && !field.Personal)
            return $"数据元 {element.Id} 是个人信息，字段要标 yz:personal";
        var key = keyOf.GetValueOrDefault(element.Id, field.Key);
        keyOf[element.Id] = key;
        return key == field.Key ? null : $"数据元 {element.Id} 在别的表单里叫 {key}，这里叫 {field.Key}，须一致";
    }
}
