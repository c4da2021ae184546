using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.TalentServices.Awards;

/// <summary>A policy that pays talents (人才政策).</summary>
/// <param name="Total">Yuan over the whole service period.</param>
/// <param name="Months">Service period, more than 0.</param>
/// <param name="ExclusiveGroup">Awards of one group are not paid twice, the highest is (就高不重复).</param>
public sealed record AwardPolicy(
    string Id,
    string Title,
    string Level,
    IReadOnlyList<string> Categories,
    decimal Total,
    int Months,
    string? ExclusiveGroup,
    string Note
);

/// <summary>An award that runs already.</summary>
public sealed record RunningAward(string PolicyId, string? ExclusiveGroup, decimal Total);

/// <summary>An award to begin.</summary>
/// <param name="Total">What is added: of a group that pays already only the difference (就高补差).</param>
public sealed record PlannedAward(AwardPolicy Policy, decimal Total);

/// <summary>What a category pays (政策智兑测算).</summary>
public sealed record AwardPlan(IReadOnlyList<PlannedAward> Awards, IReadOnlyList<Excluded> Excluded)
{
    public decimal Total => Awards.Sum(award => award.Total);

    /// <summary>Exact by the Kernel's stacking, as for enterprises (a08 §3): of exclusive awards the plan that pays most.</summary>
    public static Outcome<AwardPlan> Of(
        string category,
        IEnumerable<AwardPolicy> policies,
        DateOnly from,
        IReadOnlyCollection<RunningAward> running
    )
    {
        var offered = policies
            .Where(policy => policy.Categories.Contains(category) && !running.Any(one => one.PolicyId == policy.Id))
            .ToDictionary(policy => policy.Id, StringComparer.Ordinal);
        var added = offered.Values.ToDictionary(
            policy => policy.Id,
            policy => Math.Max(0, policy.Total - Paying(policy, running)),
            StringComparer.Ordinal
        );
        var plan = Stacking.Best(
            [.. offered.Values.Select(policy => new Benefit(policy.Id, added[policy.Id], from.AddMonths(Math.Min(12, policy.Months))))],
            from one in offered.Values
            from other in offered.Values
            where
                one.ExclusiveGroup is not null && one.ExclusiveGroup == other.ExclusiveGroup && string.CompareOrdinal(one.Id, other.Id) < 0
            select (one.Id, other.Id)
        );
        return plan.Fault is { } fault
            ? fault
            : new AwardPlan(
                [
                    .. plan
                        .Value.Taken.Where(benefit => benefit.Amount > 0)
                        .Select(benefit => new PlannedAward(offered[benefit.Id], benefit.Amount)),
                ],
                plan.Value.Excluded
            );
    }

    static decimal Paying(AwardPolicy policy, IEnumerable<RunningAward> running) =>
        policy.ExclusiveGroup is { } group ? running.Where(one => one.ExclusiveGroup == group).Sum(one => one.Total) : 0;
}
