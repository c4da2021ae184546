using Yingzhou.Assurance.Permission;

namespace Yingzhou.Data.Realtime;

/// <summary>Who runs lines (数据高铁权限): 平台管理员. A department's 信息专员 sees its own line and mends its quarantined rows.</summary>
public static class RealtimeRights
{
    public const string Run = "express.run";

    /// <summary>See quarantined rows and put them right.</summary>
    public const string Mend = "express.mend";

    internal static IEnumerable<Grant> Grants =>
        [
            Grant.ToRole(Run, "platform-admin", Reach.Region),
            Grant.ToRole(Mend, "platform-admin", Reach.Region),
            Grant.ToRole(Mend, "information-commissioner", Reach.Unit),
        ];

    internal static Resource ResourceOf(ExpressLine line) => new("express-line", line.Code) { Region = line.Region, UnitId = line.Unit };
}
