using Yingzhou.Apps.Services.EnterpriseServices.Content;
using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;
using Yingzhou.Languages.Feel;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Services.EnterpriseServices.Desk;

/// <param name="Before">Yuan by the clause in force; 0 when it does not apply.</param>
/// <param name="After">Yuan by the draft.</param>
public sealed record Change(FirmResult Firm, Money Before, Money After)
{
    public Money Difference => After - Before;
}

/// <summary>Cost of one group before and after.</summary>
public sealed record CostLine(string Group, int FirmsBefore, int FirmsAfter, Money Before, Money After);

/// <summary>发布前测算: who gains and who loses by a changed clause, and what it costs by size and by county.</summary>
public sealed record Simulation(
    IReadOnlyList<Change> Gain,
    IReadOnlyList<Change> Lose,
    IReadOnlyList<CostLine> BySize,
    IReadOnlyList<CostLine> ByCounty,
    Money Before,
    Money After
);

/// <param name="Hit">Enterprises that would be entitled (命中).</param>
/// <param name="Open">Those about whom something is not known.</param>
/// <param name="Known">Whether a clause of this id is in force: then gain and loss are against it.</param>
public sealed record DraftEffect(int Hit, int Open, Money After, bool Known, int Gain, int Lose);

/// <summary>Tries another text of a clause on all enterprises. Nothing is kept: the clause in force stays until a rule is released by two people.</summary>
sealed class SimulateClause(ClauseFigures figures, PoliciesContent policies, TimeProvider clock)
{
    static readonly string[] Sizes = ["large", "medium", "small", "micro"];

    public async Task<Outcome<Simulation>> Run(
        string clauseId,
        string condition,
        string benefit,
        decimal capYuan,
        Subject official,
        CancellationToken cancel
    )
    {
        if (policies.Find(clauseId) is not { } clause)
            return new Fault("enterprise.no-such-clause", "没有这个条款，请从政策列表重新进入。", 404);
        if (capYuan <= 0)
            return new Fault("enterprise.simulated-cap", "上限应大于零。") { Field = "cap" };
        var criterion = Criterion.Compile(condition, policies.Facts);
        if (criterion.Fault is { } broken)
            return broken with { Field = "condition" };
        if (FeelExpression.Parse(benefit) is not { Value: { } formula })
            return new Fault("enterprise.simulated-benefit", "金额公式不是合法的 FEEL，请核对括号和运算符。") { Field = "benefit" };
        if (formula.Variables.FirstOrDefault(name => !policies.Facts.Knows(name)) is { } unknown)
            return new Fault("enterprise.simulated-fact", $"金额公式用了事实字典里没有的“{unknown}”。") { Field = "benefit" };
        var draft = new Clause(
            clause.Policy,
            clause.File with
            {
                Condition = condition,
                Benefit = benefit,
                CapYuan = capYuan,
            },
            criterion.Value,
            formula
        );
        var firms = await figures.Sheets(official, cancel);
        var judged = ClauseFigures.Judged([clause, draft], firms, clock.GetUtcNow());
        return Compared([.. judged[0].Zip(judged[1], (before, after) => new Change(after, Of(before), Of(after)))]);
    }

    /// <summary>What a drafted clause would do now, beside the one in force when there is one.</summary>
    public async Task<DraftEffect> Effect(Clause draft, Subject official, CancellationToken cancel)
    {
        var before = policies.Find(draft.Id);
        var firms = await figures.Sheets(official, cancel);
        var judged = ClauseFigures.Judged(before is null ? [draft] : [draft, before], firms, clock.GetUtcNow());
        var changes = judged[0].Index().Select(one => Of(one.Item) - (before is null ? Money.Zero : Of(judged[1][one.Index]))).ToList();
        return new(
            judged[0].Count(result => result.Verdict is Verdict.Entitled),
            judged[0].Count(result => result.Verdict is Verdict.Open),
            new(judged[0].Sum(result => Of(result).Yuan)),
            before is not null,
            changes.Count(change => change > Money.Zero),
            changes.Count(change => change < Money.Zero)
        );
    }

    static Money Of(FirmResult result) => result.Amount ?? Money.Zero;

    static Simulation Compared(IReadOnlyList<Change> changes) =>
        new(
            [.. changes.Where(change => change.Difference > Money.Zero).OrderByDescending(change => change.Difference.Yuan)],
            [.. changes.Where(change => change.Difference < Money.Zero).OrderBy(change => change.Difference.Yuan)],
            [
                .. Sizes
                    .Append("")
                    .Select(size => Line(size, changes.Where(change => (change.Firm.Size ?? "") == size)))
                    .Where(line => line.FirmsBefore + line.FirmsAfter > 0),
            ],
            [
                .. changes
                    .GroupBy(change => change.Firm.Firm.Region[..6])
                    .OrderBy(county => county.Key, StringComparer.Ordinal)
                    .Select(county => Line(county.Key, county))
                    .Where(line => line.FirmsBefore + line.FirmsAfter > 0),
            ],
            new(changes.Sum(change => change.Before.Yuan)),
            new(changes.Sum(change => change.After.Yuan))
        );

    static CostLine Line(string group, IEnumerable<Change> changes)
    {
        var all = changes.ToList();
        return new(
            group,
            all.Count(change => change.Before > Money.Zero),
            all.Count(change => change.After > Money.Zero),
            new(all.Sum(change => change.Before.Yuan)),
            new(all.Sum(change => change.After.Yuan))
        );
    }
}
