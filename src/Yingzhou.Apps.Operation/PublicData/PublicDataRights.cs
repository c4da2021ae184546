using Yingzhou.Assurance.Permission;

namespace Yingzhou.Apps.Operation.PublicData;

/// <summary>Who works with public data (公共数据岗位): 信息专员, 数据官, 平台管理员 and whoever leads a department; what each may change the engines' own rules say.</summary>
static class PublicDataRights
{
    public const string Work = "public-data.work";

    static readonly string[] Roles = ["information-commissioner", "data-officer", "platform-admin", "director"];

    public static IEnumerable<Grant> Grants => Roles.Select(role => Grant.ToRole(Work, role, Reach.Region));
}
