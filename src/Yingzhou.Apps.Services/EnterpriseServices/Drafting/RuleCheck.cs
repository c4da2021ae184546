using System.Text.Json;
using Yingzhou.Apps.Services.EnterpriseServices.Content;
using Yingzhou.Kernel;
using Yingzhou.Languages.Dmn;
using Yingzhou.Languages.Feel;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Services.EnterpriseServices.Drafting;

/// <param name="Judged">What the eligibility engine says; <c>null</c> when it leaves it open.</param>
/// <param name="AmountYuan">What the decision table pays, before the cap; <c>null</c> when it pays nothing.</param>
/// <param name="Agrees">Both engines say what the conditions mean.</param>
public sealed record CheckedCase(RuleCase Case, bool? Judged, decimal? AmountYuan, bool Agrees);

/// <param name="Clause">Ready to be judged over all enterprises.</param>
public sealed record CheckedRule(string Xml, Clause Clause, IReadOnlyList<CheckedCase> Cases)
{
    public bool Sound => Cases.All(one => one.Agrees);
}

/// <summary>
/// 规则检查: the conditions become a decision table, the table is evaluated by the DMN engine and the condition read back from it by the eligibility engine, on the same made-up
/// enterprises; both must say what the conditions mean.
/// </summary>
static class RuleCheck
{
    public const int LeastCases = 3;
    const int MostWays = 64;

    /// <param name="file">What else the clause says; its condition and its cases are replaced.</param>
    public static Outcome<CheckedRule> Run(PolicyFile policy, ClauseFile file, IReadOnlyList<RuleLine> lines, FactDictionary facts)
    {
        if (lines.Count == 0)
            return new Fault("enterprise.rule-empty", "还没有条件，请至少写一条。") { Field = "lines" };
        var groups = new List<IReadOnlyList<LeafForm>>();
        var columns = new List<RuleLine>();
        foreach (var line in lines)
        {
            var forms = LeafForm.ParseLine(line.Feel);
            if (forms.Fault is { } shape)
                return shape with { Field = "lines" };
            if (forms.Value.Select(form => Refuse(form, facts)).FirstOrDefault(fault => fault is not null) is { } wrong)
                return wrong with { Field = "lines" };
            groups.Add([.. forms.Value.Select(form => Affirmed(form, facts) ?? form)]);
            columns.Add(line with { Feel = string.Join(" or ", groups[^1].Select(form => form.Feel)) });
        }
        if (PolicyTable.Ways(columns).Count is > MostWays and var ways)
            return new Fault("enterprise.rule-ways", $"这些“或”合起来有 {ways} 种满足的办法，超过 {MostWays} 种，请拆成几个条款。")
            {
                Field = "lines",
            };
        if (FeelExpression.Parse(file.Benefit) is not { Value: { } formula })
            return new Fault("enterprise.rule-benefit", "金额公式不是合法的 FEEL，请核对括号和运算符。") { Field = "benefit" };
        if (formula.Variables.FirstOrDefault(name => !facts.Knows(name)) is { } unknown)
            return new Fault("enterprise.rule-benefit-fact", $"金额公式用了事实字典里没有的“{unknown}”。") { Field = "benefit" };
        var cases = RuleCases.Of(groups, formula.Variables, facts);
        if (cases.Fault is { } contradiction)
            return contradiction;
        var complete = file with
        {
            Condition = string.Join(
                " and ",
                columns.Select(line => line.Feel.Contains(" or ", StringComparison.Ordinal) ? $"({line.Feel})" : line.Feel)
            ),
            Cases = [.. cases.Value.Select(Kept)],
        };
        var xml = PolicyTable.Write(policy.Id, complete, columns, $"{policy.Basis.Title}（{policy.Basis.Number}）");
        var read = PolicyTable.Read(xml, PolicyTable.KeyOf(file.Id));
        if (read.Fault is { } broken)
            return broken;
        var model = DmnModel.Read(xml).Required;
        if (model.Problems.Count > 0)
            return new Fault("enterprise.rule-dmn", $"决策表不能执行：{model.Problems[0].Detail}");
        var criterion = Criterion.Compile(read.Value.File.Condition, facts);
        if (criterion.Fault is { } condition)
            return condition with { Field = "lines" };
        var clause = new Clause(policy, read.Value.File, criterion.Value, formula);
        return new CheckedRule(xml, clause, [.. cases.Value.Select(one => Check(one, model, clause))]);
    }

    static Fault? Refuse(LeafForm leaf, FactDictionary facts)
    {
        if (facts.Find(leaf.Fact) is not { } fact)
            return new Fault("enterprise.rule-fact", $"事实字典里没有“{leaf.Fact}”，请先登记该事实。");
        var fits = leaf.Kind switch
        {
            LeafKind.Limit => fact.Kind is FactKind.Number,
            LeafKind.Truth => fact.Kind is FactKind.Boolean,
            LeafKind.OneOf => fact.Choices is { } choices && leaf.Values.All(choices.ContainsKey),
            _ => fact.Kind is FactKind.Text,
        };
        return fits
            ? null
            : new Fault("enterprise.rule-fact-kind", $"“{fact.Title}”不能这样比较：它是{FactReading.Describe(fact).Trim()}。");
    }

    // "Not large" becomes "micro, small or medium": in a decision table an unknown value is not "large" either, and nobody is paid for being unknown.
    static LeafForm? Affirmed(LeafForm leaf, FactDictionary facts) =>
        leaf is { Kind: LeafKind.OneOf, Wanted: false }
        && facts.Find(leaf.Fact)?.Choices is { } choices
        && choices.Keys.Where(choice => !leaf.Values.Contains(choice)).ToList() is { Count: > 0 } others
            ? leaf with
            {
                Wanted = true,
                Values = others,
            }
            : null;

    static CheckedCase Check(RuleCase one, DmnModel model, Clause clause)
    {
        var at = CityTime.StartOf(clause.File.From);
        var sheet = new FactSheet(one.Facts.Select(fact => new Fact(fact.Key, fact.Value, "", at)), at);
        bool? judged = clause.Criterion.Judge(sheet).Verdict switch
        {
            Verdict.Entitled => true,
            Verdict.Open => null,
            _ => false,
        };
        var result = model.Evaluate(
            PolicyTable.KeyOf(clause.Id),
            new FeelContext(one.Facts.Select(fact => KeyValuePair.Create(fact.Key, (FeelValue?)fact.Value)))
        );
        var amount = (result.Value as FeelNumber)?.Value.ToDecimal();
        return new(one, judged, amount, judged == one.Holds && (amount is not null) == one.Holds is true);
    }

    static ClauseCase Kept(RuleCase one) =>
        new(
            one.Name,
            one.Facts.ToDictionary(fact => fact.Key, fact => JsonSerializer.SerializeToElement(FeelJson.ToJson(fact.Value))),
            one.Holds switch
            {
                true => ClauseVerdict.Entitled,
                false => ClauseVerdict.NotMet,
                null => ClauseVerdict.Open,
            },
            null
        );
}
