using Yingzhou.Assurance.Permission;

namespace Yingzhou.Apps.Governance.EcoEnvironment;

/// <summary>Who sees what is monitored (生态环境权限); an enterprise sees its own outlets and explains them.</summary>
static class EcoRights
{
    public const string See = "eco.see";

    public const string Own = "eco.own";

    public static IEnumerable<Grant> Grants =>
        [
            Grant.ToRole(See, "watch", Reach.Region),
            Grant.ToRole(See, "inspect", Reach.Region),
            Grant.ToRole(See, "supervise", Reach.Region),
            Grant.ToRole(See, "director", Reach.Region),
            Grant.ToParty(Own, RealNameLevel.A1),
        ];
}
