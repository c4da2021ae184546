using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Yingzhou.Languages.Forms.Reading;

/// <summary>Reads a whole form: the envelope, then its components; collects every problem.</summary>
static class FormReader
{
    // The schema versions of form-js 1.x.
    const int OldestSchema = 1;
    const int NewestSchema = 19;

    public static FormReading Read(string json, Func<string, string?>? checkExpression)
    {
        if (json.Length > FormLimits.DefinitionLength)
            return Refused("form.too-large", $"表单文件超过 {FormLimits.DefinitionLength} 个字符，请拆分。");

        JsonObject? root;
        try
        {
            // A member that stands twice, at any depth, would else be found only when its object is looked into.
            root = JsonNode.Parse(json, documentOptions: new() { AllowDuplicateProperties = false }) as JsonObject;
            CheckTexts(json);
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException or InvalidOperationException)
        {
            return Refused("form.json", "文件不是正确的 JSON，请用表单设计器重新导出。");
        }

        if (root is null)
            return Refused("form.json", "文件应为一个 JSON 对象，请用表单设计器重新导出。");

        var problems = new List<FormProblem>();
        var whole = new JsonAt(root, "", problems);
        if (whole.Text("type") is not "default")
            whole.Refuse("type", "form.type", "type 应为 default，请用表单设计器重新导出。");
        if (whole.Text("id") is not { Length: > 0 })
            whole.Refuse("id", "form.id", "表单缺少 id，请填写。");
        if (whole.Number("schemaVersion") is { } version and (< OldestSchema or > NewestSchema))
            whole.Refuse("schemaVersion", "form.schema-version", $"不认识的版本 {version}，请用 form-js 1.x 重新导出。");

        var components = new ComponentReader(checkExpression).Read(whole, prefix: "", depth: 0);
        return problems.Count > 0 ? new(null, problems) : new(new FormDefinition(whole.Text("id")!, components), []);
    }

    // Half a surrogate pair, written as an escape, would else be found only when its text is asked for.
    static void CheckTexts(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        while (reader.Read())
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                reader.GetString();
    }

    static FormReading Refused(string rule, string detail) => new(null, [new("", rule, detail)]);
}
