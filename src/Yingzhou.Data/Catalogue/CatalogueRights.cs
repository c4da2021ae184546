using Yingzhou.Assurance.Permission;

namespace Yingzhou.Data.Catalogue;

/// <summary>Who may change the catalogue (编目权限): 信息专员 for their own department, 平台管理员 for all of the area.</summary>
public static class CatalogueRights
{
    /// <summary>Read the whole of it (浏览目录), as a page, a workbook or for programs: whoever works with public data or leads a department.</summary>
    public const string Browse = "catalogue.browse";
    public const string Register = "catalogue.register";
    public const string Publish = "catalogue.publish";
    public const string Arbitrate = "catalogue.arbitrate";

    static readonly string[] Readers = ["information-commissioner", "data-officer", "platform-admin", "director"];

    internal static IEnumerable<Grant> Grants =>
        [
            .. Readers.Select(role => Grant.ToRole(Browse, role, Reach.Region)),
            Grant.ToRole(Register, "information-commissioner", Reach.Unit),
            Grant.ToRole(Register, "platform-admin", Reach.Region),
            Grant.ToRole(Publish, "platform-admin", Reach.Region),
            Grant.ToRole(Arbitrate, "platform-admin", Reach.Region),
        ];

    internal static Resource ResourceOf(string dataset, string provider, string region) =>
        new("catalogue", dataset) { Region = region, UnitId = provider };
}
