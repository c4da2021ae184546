using Yingzhou.Assurance.Permission;

namespace Yingzhou.Data.Amending;

/// <summary>Who changes the catalogue (变更权限): 信息专员 propose for their own department, 平台管理员 agree to what somebody else proposed.</summary>
public static class AmendingRights
{
    public const string Propose = "amending.propose";
    public const string Decide = "amending.decide";

    internal static IEnumerable<Grant> Grants =>
        [
            Grant.ToRole(Propose, "information-commissioner", Reach.Unit),
            Grant.ToRole(Propose, "platform-admin", Reach.Region),
            Grant.ToRole(Decide, "platform-admin", Reach.Region),
        ];

    internal static FourEyes FourEyes => new(Decide, Propose);

    internal static Resource ResourceOf(string id, string unit, string region, string? proposedBy = null) =>
        new("amendment", id)
        {
            Region = region,
            UnitId = unit,
            Deeds = proposedBy is null ? [] : [new(Propose, proposedBy)],
        };
}
