using System.Xml.Linq;

namespace Yingzhou.Support.Modelling.Comparing;

/// <summary>Decisions, columns and rules of a decision model; a rule says its cells by the names of their columns.</summary>
static class DecisionElements
{
    public static IReadOnlyList<DrawingElement> Of(string xml) =>
        [.. XDocument.Parse(xml).Root!.Elements().Where(element => element.Attribute("id") is not null && element.Name.LocalName != "DMNDI").SelectMany(Of)];

    static IEnumerable<DrawingElement> Of(XElement element)
    {
        var said = new Dictionary<string, string> { ["名称"] = (string?)element.Attribute("name") ?? "" };
        var label = $"{(element.Name.LocalName == "decision" ? "决策" : "元素")}“{said["名称"]}”";
        if (Child(element, "decisionTable") is not { } table)
        {
            foreach (var text in element.Descendants().Where(text => text.Name.LocalName == "text"))
                said["表达式"] = said.TryGetValue("表达式", out var before) ? $"{before}；{text.Value.Trim()}" : text.Value.Trim();
            return [new(Id(element), label, said)];
        }
        said["命中策略"] = $"{(string?)table.Attribute("hitPolicy") ?? "UNIQUE"} {(string?)table.Attribute("aggregation")}".Trim();
        return [new(Id(element), label, said), .. Columns(table), .. Rules(table)];
    }

    static IEnumerable<DrawingElement> Columns(XElement table) =>
        from column in table.Elements()
        where column.Name.LocalName is "input" or "output"
        select new DrawingElement(
            Id(column),
            $"{(column.Name.LocalName == "input" ? "输入列" : "输出列")}“{Name(column)}”",
            new Dictionary<string, string>
            {
                ["名称"] = Name(column),
                ["表达式"] = Text(Child(column, "inputExpression")) ?? (string?)column.Attribute("name") ?? "",
                ["类型"] = (string?)Child(column, "inputExpression")?.Attribute("typeRef") ?? (string?)column.Attribute("typeRef") ?? "",
                ["可选值"] = Text(Child(column, "inputValues") ?? Child(column, "outputValues")) ?? "",
            }
        );

    static IEnumerable<DrawingElement> Rules(XElement table)
    {
        var inputs = table.Elements().Where(column => column.Name.LocalName == "input").Select(Name).ToList();
        var outputs = table.Elements().Where(column => column.Name.LocalName == "output").Select(Name).ToList();
        foreach (var (index, rule) in table.Elements().Where(rule => rule.Name.LocalName == "rule").Index())
        {
            var said = new Dictionary<string, string>();
            Say(said, inputs, rule, "inputEntry", "条件");
            Say(said, outputs, rule, "outputEntry", "结果");
            if (string.Join("；", rule.Elements().Where(entry => entry.Name.LocalName == "annotationEntry").Select(Text)) is { Length: > 0 } note)
                said["说明"] = note;
            yield return new(Id(rule), $"第 {index + 1} 条规则", said);
        }
    }

    static void Say(Dictionary<string, string> said, List<string> columns, XElement rule, string entry, string what)
    {
        foreach (var (index, cell) in rule.Elements().Where(cell => cell.Name.LocalName == entry).Index())
            said[$"{what}“{columns.ElementAtOrDefault(index)}”"] = Text(cell) is { Length: > 0 } text ? text : "-";
    }

    static string Name(XElement column) =>
        (string?)column.Attribute("label") ?? (string?)column.Attribute("name") ?? Text(Child(column, "inputExpression")) ?? Id(column);

    static string? Text(XElement? element) => element is null ? null : Child(element, "text")?.Value.Trim();

    static XElement? Child(XElement element, string name) => element.Elements().FirstOrDefault(child => child.Name.LocalName == name);

    static string Id(XElement element) => (string?)element.Attribute("id") ?? element.Name.LocalName;
}
