using System.Text.Json.Nodes;
using Yingzhou.Languages.Dmn;
using Yingzhou.Languages.Feel;

namespace Yingzhou.Support.Modelling.Trying;

/// <param name="Cells">Each condition with its answer: 符合, 不符合, 没有看 (an earlier one failed already), 无法判断.</param>
sealed record TriedRule(int Number, bool Matched, IReadOnlyList<(string Column, string Text, string Answer)> Cells, IReadOnlyList<string> Outputs);

sealed record TriedTable(string Name, IReadOnlyList<(string Column, string Value)> Inputs, IReadOnlyList<TriedRule> Rules);

sealed record TriedDecision(string? Value, IReadOnlyList<string> Problems, IReadOnlyList<TriedTable> Tables);

/// <summary>决策试算: one evaluation with its whole trace.</summary>
static class DecisionTry
{
    static readonly DmnOptions Traced = new() { Trace = true };

    public static TriedDecision Run(DmnModel model, string decision, JsonObject inputs)
    {
        var result = model.Evaluate(decision, FeelJson.ToContext(inputs), Traced);
        return new(
            FeelJson.ToJson(result.Value)?.ToJsonString(Words),
            [.. result.Problems.Select(problem => problem.ToString())],
            [.. (result.Trace?.Tables ?? []).Select(Tried)]
        );
    }

    /// <summary>Every input that the tables look at, open, as JSON to be filled in.</summary>
    public static JsonObject Asked(DmnModel model)
    {
        var asked = new JsonObject();
        foreach (var path in model.Decisions.Select(decision => decision.Table).OfType<DecisionTable>().SelectMany(table => table.Inputs).Select(input => input.Text.Split('.')))
            Open(asked, path);
        return asked;
    }

    static readonly System.Text.Json.JsonSerializerOptions Words = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // An input that is more than a path of names is left to whoever tries.
    static void Open(JsonObject here, ReadOnlySpan<string> path)
    {
        if (path.Length == 0 || !path[0].All(letter => char.IsLetterOrDigit(letter) || letter is '_'))
            return;
        if (path.Length == 1)
            here.TryAdd(path[0], null);
        else
        {
            here.TryAdd(path[0], new JsonObject());
            if (here[path[0]] is JsonObject inner)
                Open(inner, path[1..]);
        }
    }

    static TriedTable Tried(TableTrace trace) =>
        new(
            trace.Table.Name,
            [.. trace.Table.Inputs.Zip(trace.Inputs, (column, value) => (column.Text, Text(value)))],
            [.. trace.Rules.Select(rule => Tried(trace.Table, rule))]
        );

    static TriedRule Tried(DecisionTable table, RuleTrace rule) =>
        new(
            rule.Rule.Number,
            rule.Matched,
            [.. table.Inputs.Select((column, index) => (column.Text, rule.Rule.InputTexts[index], Answer(rule, index)))],
            rule.Matched ? [.. rule.Outputs.Select(Text)] : []
        );

    static string Answer(RuleTrace rule, int index) =>
        index >= rule.Cells.Count ? "没有看"
        : rule.Cells[index] switch
        {
            true => "符合",
            false => "不符合",
            null => "无法判断",
        };

    static string Text(FeelValue? value) => FeelJson.ToJson(value)?.ToJsonString(Words) ?? "空";
}
