using System.Collections.Immutable;
using System.Xml.Linq;
using Yingzhou.Languages.Dmn.Evaluation;
using Yingzhou.Languages.Feel;
using Yingzhou.Languages.Feel.Evaluation;
using Yingzhou.Languages.Feel.Evaluation.Nodes;

namespace Yingzhou.Languages.Dmn.Import;

/// <summary>One decision table.</summary>
sealed class TableImport(ExpressionImport expressions, TypeImport types, XElement table, ImmutableList<string> names)
{
    public DecisionTable Read()
    {
        var inputs = table.Parts("input").Select(Input).ToList();
        var outputs = table.Parts("output").Select(Output).ToList();
        return new()
        {
            Id = table.Id(),
            Name = table.Parent?.Name() ?? "",
            HitPolicy = Policy((string?)table.Attribute("hitPolicy")),
            Aggregation = (string?)table.Attribute("aggregation") switch
            {
                "SUM" => Aggregation.Sum, "COUNT" => Aggregation.Count, "MIN" => Aggregation.Min, "MAX" => Aggregation.Max, _ => Aggregation.None,
            },
            Inputs = inputs,
            Outputs = outputs,
            Rules = [.. table.Parts("rule").Select((rule, index) => Rule(rule, index + 1, inputs.Count, outputs.Count))],
        };
    }

    static HitPolicy Policy(string? text) => text switch
    {
        "ANY" => HitPolicy.Any,
        "PRIORITY" => HitPolicy.Priority,
        "FIRST" => HitPolicy.First,
        "RULE ORDER" => HitPolicy.RuleOrder,
        "OUTPUT ORDER" => HitPolicy.OutputOrder,
        "COLLECT" => HitPolicy.Collect,
        _ => HitPolicy.Unique,
    };

    TableInput Input(XElement input)
    {
        var expression = input.Part("inputExpression");
        var text = expression?.Text() ?? (string?)input.Attribute("label") ?? "";
        return new(expressions.Feel(text, input.Id(), names))
        {
            Text = text.Trim(),
            Type = types.Referenced(expression?.TypeRef(), input.Id()),
            Allowed = Allowed(input, "inputValues"),
        };
    }

    TableOutput Output(XElement output)
    {
        var type = types.Referenced(output.TypeRef(), output.Id());
        var fallback = output.Part("defaultOutputEntry") is { } entry && !string.IsNullOrWhiteSpace(entry.Text())
            ? expressions.Feel(entry.Text(), output.Id(), names)
            : null;
        return new()
        {
            Name = (string?)output.Attribute("name") is { } name ? Feel.Syntax.KnownNames.Normalize(name) : (string?)output.Attribute("label") ?? "",
            Type = type,
            Allowed = Allowed(output, "outputValues") ?? (type as ConstrainedType)?.Tests,
            Default = fallback,
        };
    }

    FeelUnaryTests? Allowed(XElement column, string part) =>
        column.Part(part)?.Text() is { } text && !string.IsNullOrWhiteSpace(text) ? expressions.Tests(text, column.Id(), names) : null;

    TableRule Rule(XElement rule, int number, int inputs, int outputs)
    {
        var conditions = rule.Parts("inputEntry").ToList();
        var results = rule.Parts("outputEntry").ToList();
        return new(
            [.. Enumerable.Range(0, inputs).Select(i => Test(conditions.ElementAtOrDefault(i), rule))],
            [.. Enumerable.Range(0, outputs).Select(i => Result(results.ElementAtOrDefault(i)))])
        {
            Number = number,
            Id = rule.Id(),
            Description = rule.Part("description")?.Value,
            InputTexts = [.. conditions.Select(entry => entry.Text().Trim())],
            OutputTexts = [.. results.Select(entry => entry.Text().Trim())],
            Annotations = [.. rule.Parts("annotationEntry").Select(entry => entry.Text())],
        };
    }

    UnaryTest Test(XElement? entry, XElement rule) =>
        entry is null
            ? new AnythingTest(0)
            : expressions.Tests(entry.Text(), entry.Id(), names)?.Root ?? new BrokenTest(entry.Id(), $"a condition of rule {rule.Id()} is not FEEL");

    Node Result(XElement? entry) =>
        entry is null || string.IsNullOrWhiteSpace(entry.Text())
            ? new ConstantNode(0, null)
            : expressions.Feel(entry.Text(), entry.Id(), names);
}
