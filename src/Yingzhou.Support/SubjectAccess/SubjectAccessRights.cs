using Yingzhou.Assurance.Permission;

namespace Yingzhou.Support.SubjectAccess;

/// <summary>Who answers (个人信息权利答复权限): 数据官 of the office that runs the platform, in their area.</summary>
public static class SubjectAccessRights
{
    public const string Answer = "subject-access.answer";

    internal static IEnumerable<Grant> Grants => [Grant.ToRole(Answer, "data-officer", Reach.Region).In("big-data")];

    internal static Resource In(string region) => new("subject-request", region) { Region = region };
}
