using System.Text.Json.Nodes;
using Yingzhou.Kernel;
using Yingzhou.Languages.Bpmn;
using Yingzhou.Languages.Dmn;
using Yingzhou.Languages.Feel;
using Yingzhou.Support.Releases;

namespace Yingzhou.Support.Rules;

/// <summary>The released decision tables, as one request sees them.</summary>
sealed class CityRules(IReleases releases, ReadTables tables) : IRules
{
    static readonly DmnOptions Traced = new() { Trace = true };

    public RuleAnswer Decide(string decisionId, JsonObject inputs) =>
        Answer(Find(decisionId, null) ?? throw new KeyNotFoundException($"No decision '{decisionId}' has been released"), decisionId, inputs);

    public IDecisions AsOf(long? asOf) => new Moment(this, asOf);

    public async Task<Outcome<int>> Release(string key, string xml, CancellationToken cancel)
    {
        var import = DmnModel.Read(xml);
        if (import.Model is not { Problems.Count: 0 } model)
            return Broken(import.Error?.ToString() ?? string.Join("；", import.Model!.Problems));
        if (model.Decisions.FirstOrDefault(decision => decision.Id == key) is not { } decision)
            return Broken($"没有标识为 {key} 的决策");
        return (await releases.Release(ModelKind.Decision, key, decision.Name, xml, cancel)).Version;
    }

    static Fault Broken(string why) => new("rules.broken-table", $"这张决策表不能发布：{why}。请改好后再试。");

    // Usually a decision is asked by the name of its drawing; a drawing may hold others beside it.
    DmnModel? Find(string decisionId, long? asOf) =>
        releases.InForce(ModelKind.Decision, decisionId, asOf) is { } own
            ? tables.Of(own)
            : releases
                .AllInForce(ModelKind.Decision, asOf)
                .Select(tables.Of)
                .FirstOrDefault(model => model.Decisions.Any(decision => (decision.Id ?? decision.Name) == decisionId));

    static RuleAnswer Answer(DmnModel model, string decisionId, JsonObject inputs)
    {
        var result = model.Evaluate(decisionId, FeelJson.ToContext(inputs), Traced);
        return new(
            FeelJson.ToJson(result.Value),
            [.. Reasons(result.Trace)],
            result.Value is null && result.Problems.Count > 0 ? string.Join("; ", result.Problems) : null
        );
    }

    static IEnumerable<string> Reasons(DmnTrace? trace) =>
        trace?.Tables.SelectMany(table => table.Rules).Where(rule => rule.Matched).SelectMany(rule => rule.Rule.Annotations) ?? [];

    sealed class Moment(CityRules rules, long? asOf) : IDecisions
    {
        public Decided Evaluate(string decisionId, JsonObject variables)
        {
            if (rules.Find(decisionId, asOf) is not { } model)
                return new(null, Error: $"No decision '{decisionId}' has been released");
            var answer = Answer(model, decisionId, variables);
            return new(answer.Value, new JsonArray([.. answer.Reasons.Select(reason => JsonValue.Create(reason))]), answer.Problem);
        }
    }
}
