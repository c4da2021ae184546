using Yingzhou.Assurance.Permission;

namespace Yingzhou.Data.Collection;

/// <summary>Who sets up and runs pulls (采集权限): 信息专员 for their own department, 平台管理员 for all of the area.</summary>
public static class CollectionRights
{
    public const string Manage = "collection.manage";

    internal static IEnumerable<Grant> Grants =>
        [Grant.ToRole(Manage, "information-commissioner", Reach.Unit), Grant.ToRole(Manage, "platform-admin", Reach.Region)];

    internal static Resource ResourceOf(CollectionSource source) =>
        new("collection-source", source.Code) { Region = source.Region, UnitId = source.Unit };
}
