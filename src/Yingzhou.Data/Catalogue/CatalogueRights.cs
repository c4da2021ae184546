using Yingzhou.Assurance.Permission;

namespace Yingzhou.Data.Catalogue;

/// <summary>Who may change the catalogue (编目权限): 信息专员 for their own department, 平台管理员 for all of the area.</summary>
public static class CatalogueRights
{
    public const string Register = "catalogue.register";
    public const string Publish = "catalogue.publish";
    public const string Arbitrate = "catalogue.arbitrate";

    internal static IEnumerable<Grant> Grants =>
        [
            Grant.ToRole(Register, "information-commissioner", Reach.Unit),
            Grant.ToRole(Register, "platform-admin", Reach.Region),
            Grant.ToRole(Publish, "platform-admin", Reach.Region),
            Grant.ToRole(Arbitrate, "platform-admin", Reach.Region),
        ];

    internal static Resource ResourceOf(string dataset, string provider, string region) =>
        new("catalogue", dataset) { Region = region, UnitId = provider };
}
