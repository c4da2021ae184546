using Yingzhou.Assurance.Permission;

namespace Yingzhou.Data.Lake;

/// <summary>Who may send data (归集权限): 信息专员 for their own department, 平台管理员 for all of the area.</summary>
public static class LakeRights
{
    public const string Send = "lake.send";

    internal static IEnumerable<Grant> Grants =>
        [Grant.ToRole(Send, "information-commissioner", Reach.Unit), Grant.ToRole(Send, "platform-admin", Reach.Region)];
}
