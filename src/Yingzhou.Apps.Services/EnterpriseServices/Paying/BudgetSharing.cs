using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.EnterpriseServices.Paying;

/// <summary>What happens when more is due than there is (预算不足时).</summary>
public enum BudgetRule
{
    /// <summary>按比例兑付, the default.</summary>
    ProRata,

    /// <summary>按申报时间先后.</summary>
    ByTime,

    /// <summary>按评分高低; of equal scores the earlier.</summary>
    ByScore,
}

/// <param name="Entitled">What is due by the clause.</param>
sealed record BudgetClaim(string Id, Money Entitled, DateTimeOffset At, decimal Score = 0);

/// <summary>
/// Divides a budget (a08 §3). Pro rata: each claim × budget ÷ sum, the fen that are left to the largest remainders. By time and by score: in full, one after another; the one for
/// whom it no longer suffices gets the rest.
/// </summary>
static class BudgetSharing
{
    /// <returns>The amounts, in the order of the claims; never more in all than the budget, and never more to one than is due.</returns>
    public static IReadOnlyList<Money> Share(Money budget, IReadOnlyList<BudgetClaim> claims, BudgetRule rule)
    {
        var due = claims.Aggregate(Money.Zero, (sum, claim) => sum + claim.Entitled);
        if (due <= budget)
            return [.. claims.Select(claim => claim.Entitled)];
        if (rule is BudgetRule.ProRata)
            return LargestRemainder.Share(budget, [.. claims.Select(claim => claim.Entitled.Yuan)]);
        var order =
            rule is BudgetRule.ByTime
                ? claims.Index().OrderBy(claim => claim.Item.At)
                : claims.Index().OrderByDescending(claim => claim.Item.Score).ThenBy(claim => claim.Item.At);
        var shares = new Money[claims.Count];
        var left = budget;
        foreach (var (index, claim) in order.ThenBy(claim => claim.Index))
        {
            shares[index] = claim.Entitled < left ? claim.Entitled : left;
            left -= shares[index];
        }
        return shares;
    }

    /// <summary>How much of one yuan is paid: 1 when the budget suffices; <c>null</c> when nothing is due.</summary>
    public static decimal? Factor(Money budget, Money due) => due.Yuan == 0 ? null : Math.Min(1, budget.Yuan / due.Yuan);

    /// <summary>兑现率 (take-up): paid ÷ entitled; <c>null</c> when nothing is due.</summary>
    public static decimal? TakeUp(Money paid, Money entitled) => entitled.Yuan == 0 ? null : paid.Yuan / entitled.Yuan;
}
