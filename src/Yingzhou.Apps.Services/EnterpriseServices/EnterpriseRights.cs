using Yingzhou.Apps.Services.EnterpriseServices.Storage;
using Yingzhou.Assurance.Permission;

namespace Yingzhou.Apps.Services.EnterpriseServices;

/// <summary>
/// Who may do what at the desk (惠企权限): whoever reviewed or published a redemption does not pay it and does not judge what is said against it; whoever drafted a rule does not release
/// it; whoever proposed a claw-back does not decide it.
/// </summary>
static class EnterpriseRights
{
    public const string See = "enterprise.see";
    public const string Review = "enterprise.review";
    public const string Pay = "enterprise.pay";
    public const string Answer = "enterprise.answer";

    /// <summary>困难企业帮扶: whoever answers appeals.</summary>
    public const string OfferHelp = "enterprise.offer-help";

    public const string Draft = "enterprise.draft-rule";
    public const string Release = "enterprise.release-rule";
    public const string Judge = "enterprise.judge-dispute";
    public const string ClawBack = "enterprise.propose-claw-back";
    public const string DecideClawBack = "enterprise.decide-claw-back";

    public static IEnumerable<Grant> Grants =>
        [
            Grant.ToOfficials(See, Reach.Region),
            Grant.ToRole(Review, "review", Reach.Region),
            Grant.ToRole(Pay, "decide", Reach.Region),
            Grant.ToRole(Answer, "accept", Reach.Region),
            Grant.ToRole(Answer, "review", Reach.Region),
            Grant.ToRole(OfferHelp, "accept", Reach.Region),
            Grant.ToRole(OfferHelp, "review", Reach.Region),
            Grant.ToRole(Draft, "accept", Reach.Region),
            Grant.ToRole(Draft, "review", Reach.Region),
            Grant.ToRole(Release, "decide", Reach.Region),
            Grant.ToRole(Judge, "decide", Reach.Region),
            Grant.ToRole(ClawBack, "review", Reach.Region),
            Grant.ToRole(DecideClawBack, "decide", Reach.Region),
        ];

    public static IEnumerable<FourEyes> FourEyes => [new(Pay, Review), new(Release, Draft), new(DecideClawBack, ClawBack)];

    public static Resource ResourceOf(Redemption redemption) =>
        new("redemption", redemption.Id.ToString())
        {
            Region = redemption.Region,
            Parties = [redemption.PartyKey],
            Deeds = redemption.ReviewerId is { } reviewer ? [new Deed(Review, reviewer)] : [],
        };

    public static Resource ResourceOf(Appeal appeal) =>
        new("appeal", appeal.Id.ToString()) { Region = appeal.Region, Parties = [appeal.PartyKey] };

    public static Resource ResourceOf(ClawBack back) =>
        new("claw-back", back.Id.ToString())
        {
            Region = back.Region,
            Parties = [back.PartyKey],
            Deeds = [new Deed(ClawBack, back.ProposerId)],
        };

    public static Resource ResourceOf(RuleDraft draft) =>
        new("policy-rule", draft.Id.ToString()) { Region = draft.Region, Deeds = [.. draft.DrafterIds.Select(id => new Deed(Draft, id))] };

    /// <summary>The clauses are the whole city's.</summary>
    public static Resource City(string region) => new("policy", "all") { Region = region };
}
