using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.TalentServices.Awards;

/// <summary>An award that runs, as far as a lower category is concerned.</summary>
/// <param name="Entitled">Yuan that its months have given so far.</param>
public sealed record ServedAward(RunningAward Award, decimal Entitled);

/// <summary>What a lower category, or none, does to awards that run (降级、失效后的补贴).</summary>
/// <param name="Ended">Ids of policies whose award ends on this day.</param>
public sealed record LoweredAwards(IReadOnlyList<string> Ended, AwardPlan Begun)
{
    /// <summary>
    /// An award that the lower category is paid as well goes on as it was. One that it is not ends: what its months have given stays earned, what was paid beyond is given back, by the rule of the service
    /// period (a10 §3: entitled = total × months ÷ period; lowering is none of its exceptions). What the lower category may have instead begins, of an exclusive group only as far as it is more than what that group has
    /// given already (就高不重复).
    /// </summary>
    /// <param name="category"><c>null</c> when no category is left.</param>
    public static Outcome<LoweredAwards> Of(
        string? category,
        IReadOnlyCollection<AwardPolicy> policies,
        IReadOnlyCollection<ServedAward> running,
        DateOnly today
    )
    {
        // A policy that the city no longer lists cannot say whom it is for: what began under it goes on.
        bool Ends(ServedAward one) =>
            category is null
            || policies.FirstOrDefault(policy => policy.Id == one.Award.PolicyId) is { } policy && !policy.Categories.Contains(category);

        var ended = running.Where(Ends).ToList();
        if (category is null)
            return new LoweredAwards([.. ended.Select(one => one.Award.PolicyId)], new([], []));
        var given = running.Select(one => ended.Contains(one) ? one.Award with { Total = one.Entitled } : one.Award);
        var plan = AwardPlan.Of(category, policies, today, [.. given]);
        return plan.Fault is { } fault ? fault : new LoweredAwards([.. ended.Select(one => one.Award.PolicyId)], plan.Value);
    }
}
