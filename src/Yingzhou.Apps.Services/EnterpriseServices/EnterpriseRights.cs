using Yingzhou.Apps.Services.EnterpriseServices.Storage;
using Yingzhou.Assurance.Permission;

namespace Yingzhou.Apps.Services.EnterpriseServices;

/// <summary>Who may do what at the desk (惠企权限): whoever reviewed or published a redemption does not pay it.</summary>
static class EnterpriseRights
{
    public const string See = "enterprise.see";
    public const string Review = "enterprise.review";
    public const string Pay = "enterprise.pay";
    public const string Answer = "enterprise.answer";

    public static IEnumerable<Grant> Grants =>
        [
            Grant.ToOfficials(See, Reach.Region),
            Grant.ToRole(Review, "review", Reach.Region),
            Grant.ToRole(Pay, "decide", Reach.Region),
            Grant.ToRole(Answer, "accept", Reach.Region),
            Grant.ToRole(Answer, "review", Reach.Region),
        ];

    public static FourEyes FourEyes => new(Pay, Review);

    public static Resource ResourceOf(Redemption redemption) =>
        new("redemption", redemption.Id.ToString())
        {
            Region = redemption.Region,
            Parties = [redemption.PartyKey],
            Deeds = redemption.ReviewerId is { } reviewer ? [new Deed(Review, reviewer)] : [],
        };

    public static Resource ResourceOf(Appeal appeal) =>
        new("appeal", appeal.Id.ToString()) { Region = appeal.Region, Parties = [appeal.PartyKey] };

    /// <summary>The clauses are the whole city's.</summary>
    public static Resource City(string region) => new("policy", "all") { Region = region };
}
