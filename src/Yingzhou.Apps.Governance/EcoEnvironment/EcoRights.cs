using Yingzhou.Assurance.Permission;

namespace Yingzhou.Apps.Governance.EcoEnvironment;

/// <summary>Who sees what is monitored (生态环境权限); an enterprise sees its own outlets and explains them.</summary>
static class EcoRights
{
    public const string See = "eco.see";

    /// <summary>登记现场采样.</summary>
    public const string Sample = "eco.sample";

    public const string Own = "eco.own";

    public static IEnumerable<Grant> Grants =>
        [
            Grant.ToRole(See, "watch", Reach.Region),
            Grant.ToRole(See, "inspect", Reach.Region),
            Grant.ToRole(See, "supervise", Reach.Region),
            Grant.ToRole(See, "director", Reach.Region),
            Grant.ToRole(Sample, "watch", Reach.Region),
            Grant.ToRole(Sample, "inspect", Reach.Region),
            Grant.ToRole(Sample, "supervise", Reach.Region),
            Grant.ToParty(Own, RealNameLevel.A1),
        ];
}
