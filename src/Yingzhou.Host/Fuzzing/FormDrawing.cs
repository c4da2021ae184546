using System.Globalization;
using System.Text.Json.Nodes;

namespace Yingzhou.Host.Fuzzing;

/// <summary>Draws forms: every component, nested in groups and lists, with conditions that refer to each other.</summary>
sealed class FormDrawing(Random random)
{
    static readonly string[] Types =
    [
        "textfield",
        "textarea",
        "number",
        "datetime",
        "checkbox",
        "checklist",
        "radio",
        "select",
        "taglist",
        "filepicker",
        "expression",
        "group",
        "dynamiclist",
        "text",
        "image",
        "separator",
        "spacer",
        "button",
        "html",
    ];

    static readonly string[] Patterns = ["^\\d{17}[\\dX]$", "(a+)+$", "[一-龥]+", "(?=x)", "\\p{L}{0,9}", "(", "[^\\]]", ".{1,20000}"];

    int count;

    public static string Of(Random random) => new FormDrawing(random).Form();

    string Form() =>
        new JsonObject
        {
            ["type"] = "default",
            ["id"] = "F",
            ["schemaVersion"] = random.Next(20),
            ["components"] = Components(random.Next(1, 6), 3),
        }.ToJsonString();

    JsonArray Components(int number, int depth) => new([.. Enumerable.Range(0, number).Select(_ => Component(depth))]);

    JsonObject Component(int depth)
    {
        var type = Types[random.Next(random.Next(6) == 0 ? Types.Length : Types.Length - 2)];
        var number = ++count;
        var component = new JsonObject
        {
            ["type"] = type,
            ["id"] = $"C{number}",
            ["label"] = $"问题 {number}",
        };
        if (type is "group" or "dynamiclist")
        {
            component["path"] = type == "group" && random.Next(2) == 0 ? null : $"p{number}";
            component["components"] = depth > 0 ? Components(random.Next(4), depth - 1) : [];
            component["defaultRepetitions"] = random.Next(4);
        }
        else if (type is "text")
            component["text"] = "# 说明 {{" + Expression() + "}} **请**[看](https://a.cn)";
        else
            component["key"] = $"k{(random.Next(10) == 0 ? 1 : number)}";
        if (type is "radio" or "select" or "checklist" or "taglist")
            component[random.Next(3) == 0 ? "valuesExpression" : "values"] = component.ContainsKey("valuesExpression") ? null : Values();
        if (type == "expression")
            component["expression"] = "=" + Expression();
        if (type == "datetime")
            component["subtype"] = ((string[])["date", "time", "datetime"])[random.Next(3)];
        if (random.Next(3) == 0)
            component["conditional"] = new JsonObject { ["hide"] = "=" + Expression() };
        if (random.Next(3) == 0)
            component["validate"] = Validate();
        if (random.Next(4) == 0)
            component["readonly"] = random.Next(2) == 0 ? true : "=" + Expression();
        if (random.Next(4) == 0)
            component["defaultValue"] = random.Next(2) == 0 ? random.Next(10) : "1";
        if (random.Next(4) == 0)
            component["properties"] = new JsonObject { ["yz:element"] = "person.name", ["yz:personal"] = "true" };
        return component;
    }

    JsonArray Values() =>
        new([
            .. Enumerable
                .Range(0, random.Next(1, 4))
                .Select(i => new JsonObject { ["label"] = $"选项 {i}", ["value"] = i.ToString(CultureInfo.InvariantCulture) }),
        ]);

    JsonObject Validate() =>
        new()
        {
            ["required"] = random.Next(2) == 0,
            ["pattern"] = random.Next(2) == 0 ? Patterns[random.Next(Patterns.Length)] : null,
            ["minLength"] = random.Next(3),
            ["maxLength"] = random.Next(20),
            ["min"] = random.Next(5),
            ["max"] = random.Next(2) == 0 ? "=k1 + 1" : random.Next(50),
        };

    string Expression() =>
        random.Next(3) switch
        {
            0 => $"k{random.Next(1, 6)} > {random.Next(5)}",
            1 => $"k{random.Next(1, 6)} = \"1\" or p{random.Next(1, 4)}.k2 != null",
            _ => new FeelDrawing(random).Expression(2),
        };
}
