using Yingzhou.Assurance.Permission;

namespace Yingzhou.Data.Quality;

/// <summary>Who answers for problems (质量权限): 信息专员 of the source department; disputes and waivers are decided by 平台管理员.</summary>
public static class QualityRights
{
    public const string Answer = "quality.answer";
    public const string Decide = "quality.decide";

    /// <summary>See rows, masked.</summary>
    public const string SeeRows = "quality.see-rows";

    internal static IEnumerable<Grant> Grants =>
        [
            Grant.ToRole(Answer, "information-commissioner", Reach.Unit),
            Grant.ToRole(Answer, "platform-admin", Reach.Region),
            Grant.ToRole(Decide, "platform-admin", Reach.Region),
            Grant.ToRole(SeeRows, "information-commissioner", Reach.Unit),
            Grant.ToRole(SeeRows, "platform-admin", Reach.Region),
        ];

    internal static Resource ResourceOf(QualityOrder order) =>
        new("quality-order", order.Id.ToString()) { Region = order.Region, UnitId = order.Unit };
}
