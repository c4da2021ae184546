using Yingzhou.Assurance.Permission;

namespace Yingzhou.Data.Lineage;

/// <summary>Who may tell of jobs outside (外部血缘报送): 平台管理员. Looking is every official's.</summary>
public static class LineageRights
{
    public const string Tell = "lineage.tell";

    internal static IEnumerable<Grant> Grants => [Grant.ToRole(Tell, "platform-admin", Reach.Region)];
}
