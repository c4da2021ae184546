using Yingzhou.Assurance.Permission;

namespace Yingzhou.Data.Golden;

/// <summary>Who sees golden records, masked, and answers for their values (主记录权限): 信息专员 and 数据官 of the departments, 平台管理员.</summary>
public static class GoldenRights
{
    public const string See = "golden.see";
    public const string Answer = "golden.answer";
    public const string Oversee = "golden.oversee";

    /// <summary>Judge pairs that weights cannot.</summary>
    public const string Rule = "golden.rule";

    internal static IEnumerable<Grant> Grants =>
        [
            Grant.ToRole(See, "information-commissioner", Reach.Unit),
            Grant.ToRole(See, "data-officer", Reach.Unit),
            Grant.ToRole(See, "platform-admin", Reach.Region),
            Grant.ToRole(Answer, "information-commissioner", Reach.Unit),
            Grant.ToRole(Answer, "data-officer", Reach.Unit),
            Grant.ToRole(Oversee, "platform-admin", Reach.Region),
            Grant.ToRole(Rule, "platform-admin", Reach.Region),
        ];

    internal static Resource ResourceOf(string id, string unit, string region) => new("golden", id) { Region = region, UnitId = unit };
}
