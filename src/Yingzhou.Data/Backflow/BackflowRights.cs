using Yingzhou.Assurance.Permission;

namespace Yingzhou.Data.Backflow;

/// <summary>Who orders a flow (回流权限): 平台管理员.</summary>
public static class BackflowRights
{
    public const string Order = "backflow.order";

    internal static IEnumerable<Grant> Grants => [Grant.ToRole(Order, "platform-admin", Reach.Region)];
}
