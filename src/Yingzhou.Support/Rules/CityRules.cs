using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Yingzhou.Foundation.Content;
using Yingzhou.Languages.Bpmn;
using Yingzhou.Languages.Dmn;
using Yingzhou.Languages.Feel;

namespace Yingzhou.Support.Rules;

/// <summary>The decision tables under <c>rules/</c>, read once at start; one that does not read stops the start.</summary>
sealed class CityRules : IRules, IDecisions
{
    static readonly DmnOptions Traced = new() { Trace = true };

    readonly FrozenDictionary<string, DmnModel> models;

    public CityRules(CityContent city)
    {
        var read = new Dictionary<string, DmnModel>(StringComparer.Ordinal);
        foreach (var file in city.Files("rules", ".dmn"))
        {
            var import = DmnModel.Read(city.ReadText(file));
            if (import.Model is not { Problems.Count: 0 } model)
                throw new InvalidDataException($"{file}: {import.Error?.ToString() ?? string.Join("; ", import.Model!.Problems)}");
            foreach (var decision in model.Decisions)
                read[decision.Id ?? decision.Name] = model;
        }
        models = read.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public RuleAnswer Decide(string decisionId, JsonObject inputs)
    {
        var result = models[decisionId].Evaluate(decisionId, FeelJson.ToContext(inputs), Traced);
        return new(
            FeelJson.ToJson(result.Value),
            [.. Reasons(result.Trace)],
            result.Value is null && result.Problems.Count > 0 ? string.Join("; ", result.Problems) : null
        );
    }

    public Decided Evaluate(string decisionId, JsonObject variables)
    {
        if (!models.ContainsKey(decisionId))
            return new(null, Error: $"No decision '{decisionId}' in the city's content");
        var answer = Decide(decisionId, variables);
        return new(answer.Value, new JsonArray([.. answer.Reasons.Select(reason => JsonValue.Create(reason))]), answer.Problem);
    }

    static IEnumerable<string> Reasons(DmnTrace? trace) =>
        trace?.Tables.SelectMany(table => table.Rules).Where(rule => rule.Matched).SelectMany(rule => rule.Rule.Annotations) ?? [];
}
