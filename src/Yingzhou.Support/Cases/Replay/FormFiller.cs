using System.Text.Json.Nodes;

namespace Yingzhou.Support.Cases.Replay;

/// <summary>Fills a form as somebody would who does it right: required fields by their kind and canonical element.</summary>
static class FormFiller
{
    public static JsonObject Fill(string definition, GeneratedPerson person, GeneratedEnterprise? enterprise, DateOnly today)
    {
        var data = new JsonObject();
        foreach (var component in Flat(JsonNode.Parse(definition)!["components"]!.AsArray()))
            if (component["key"]?.GetValue<string>() is { } key && Value(component, person, enterprise, today) is { } value)
                data[key] = value;
        return data;
    }

    static IEnumerable<JsonObject> Flat(JsonArray components) =>
        components.OfType<JsonObject>().SelectMany(component => component["components"] is JsonArray inner ? Flat(inner) : [component]);

    static JsonNode? Value(JsonObject component, GeneratedPerson person, GeneratedEnterprise? enterprise, DateOnly today) =>
        component["type"]?.GetValue<string>() switch
        {
            "textfield" or "textarea" => Text(component, person, enterprise),
            "number" => component["validate"]?["min"]?.DeepClone() ?? JsonValue.Create(1),
            "radio" or "select" => component["values"]?[0]?["value"]?.DeepClone(),
            "checklist" or "taglist" => component["values"]?[0]?["value"] is { } first ? new JsonArray(first.DeepClone()) : null,
            "checkbox" => true,
            "datetime" => component["subtype"]?.GetValue<string>() switch
            {
                "time" => "09:00",
                "datetime" => $"{today:yyyy-MM-dd}T09:00",
                _ => $"{today:yyyy-MM-dd}",
            },
            _ => null,
        };

    static JsonValue Text(JsonObject component, GeneratedPerson person, GeneratedEnterprise? enterprise)
    {
        var about = $"{component["properties"]?["yz:element"]} {component["key"]} {component["label"]}";
        var text =
            PatternOf(component) is { } pattern && pattern.Contains('×', StringComparison.Ordinal) ? "3.2 × 0.8"
            : PatternOf(component) is @"^\d{12,19}$" ? "6222021206000000018"
            : Has(about, "uscc", "信用代码") ? enterprise?.Uscc ?? "913309000000000000"
            : Has(about, "residentId", "resident-id", "idNumber", "身份") ? person.Number
            : Has(about, "phone", "mobile", "电话", "手机") ? person.Phone
            : Has(about, "address", "地址", "住所", "地点") ? enterprise?.Address ?? person.Address
            : Has(about, "enterprise", "company", "企业名称", "单位名称", "字号", "店名") ? enterprise?.Name ?? person.Name
            : Has(about, "name", "姓名", "人") ? person.Name
            : "按实际情况填写";
        var most = component["validate"]?["maxLength"]?.GetValue<int>() ?? 200;
        return JsonValue.Create(text.Length > most ? text[..most] : text);
    }

    static string? PatternOf(JsonObject component) => component["validate"]?["pattern"]?.GetValue<string>();

    static bool Has(string about, params string[] words) => words.Any(word => about.Contains(word, StringComparison.OrdinalIgnoreCase));
}
