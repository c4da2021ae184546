using Yingzhou.Apps.Services.EnterpriseServices.Content;
using Yingzhou.Apps.Services.EnterpriseServices.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Services.EnterpriseServices.Matching;

/// <summary>One clause for one enterprise.</summary>
/// <param name="Amount">What the formula gives; <c>null</c> unless it is met and all that the formula needs is known.</param>
/// <param name="Taken">Whether it is part of the best plan.</param>
/// <param name="Excluded">Why it is not, although it is met.</param>
/// <param name="Hindrances">Why it is not paid without application; empty when it is.</param>
/// <param name="Redemption">The money of this year that is on its way or has come.</param>
public sealed record ClauseMatch(
    Clause Clause,
    Judgement Judgement,
    Money? Amount,
    bool Taken,
    Excluded? Excluded,
    IReadOnlyList<string> Hindrances,
    Redemption? Redemption
)
{
    public bool WithoutApplication => Clause.File.Route is ClauseRoute.NoApplication && Hindrances.Count == 0;
}

/// <summary>All clauses in force for one enterprise on a day (政策体检), and the plan that pays most.</summary>
public sealed record FirmMatch(Firm Firm, FactSheet Sheet, IReadOnlyList<ClauseMatch> Clauses, StackingPlan Plan)
{
    public IEnumerable<ClauseMatch> Of(Verdict verdict) => Clauses.Where(match => match.Judgement.Verdict == verdict);

    public ClauseMatch? Find(string clause) => Clauses.FirstOrDefault(match => match.Clause.Id == clause);

    /// <param name="own">The enterprise's redemptions of the year.</param>
    internal static FirmMatch Of(Firm firm, IReadOnlyList<Redemption> own, PoliciesContent policies, DateTimeOffset now)
    {
        var day = now.Day();
        var sheet = firm.Sheet(policies, now);
        var clauses = policies.Clauses.Where(clause => clause.InForce(day)).ToList();
        var judged = clauses
            .Select(clause =>
            {
                var judgement = clause.Criterion.Judge(sheet);
                return (Clause: clause, Judgement: judgement, Amount: judgement.Verdict is Verdict.Entitled ? clause.Amount(sheet) : null);
            })
            .ToList();
        var begun = own.Where(redemption => redemption.OpenKey is not null)
            .ToDictionary(redemption => redemption.Clause, StringComparer.Ordinal);
        // What has been begun stays: the plan is made of the rest that goes with it.
        bool Blocked(Clause clause) => begun.Keys.Select(policies.Find).Any(other => other is not null && clause.Excludes(other));
        var plan = Stacking
            .Best(
                [
                    .. judged
                        .Where(one => one.Amount is { Yuan: > 0 } && (begun.ContainsKey(one.Clause.Id) || !Blocked(one.Clause)))
                        .OrderByDescending(one => one.Amount!.Value.Yuan)
                        .Take(Stacking.Most)
                        .Select(one => new Benefit(
                            one.Clause.Id,
                            one.Amount!.Value.Yuan,
                            new DateOnly(day.Year, one.Clause.File.PayMonth, 1),
                            one.Clause.File.CapGroup
                        )),
                ],
                policies.Conflicts
            )
            .Value;
        var taken = plan.Taken.Select(benefit => benefit.Id).ToHashSet(StringComparer.Ordinal);
        return new(
            firm,
            sheet,
            [
                .. judged.Select(one => new ClauseMatch(
                    one.Clause,
                    one.Judgement,
                    one.Amount,
                    taken.Contains(one.Clause.Id),
                    plan.Excluded.FirstOrDefault(excluded => excluded.Benefit.Id == one.Clause.Id),
                    NoApplication.Hindrances(one.Clause.Criterion, one.Clause.File.Discretion, sheet, policies.Facts),
                    begun.GetValueOrDefault(one.Clause.Id)
                )),
            ],
            plan
        );
    }
}
