using Yingzhou.Assurance.Permission;

namespace Yingzhou.Assurance.Privacy;

/// <summary>Who proposes and consents to computing on what nobody may see (隐私计算权限): the data officer of the unit whose list it is, and nobody for another unit.</summary>
public static class PrivacyRights
{
    /// <summary>Sees jobs, grants and what each side saw: none of it names anybody.</summary>
    public const string See = "privacy.see";

    /// <summary>Proposes, consents, withdraws and reports for their own unit.</summary>
    public const string Take = "privacy.take-part";

    internal static IEnumerable<Grant> Grants =>
        [
            Grant.ToRole(See, "data-officer", Reach.Region),
            Grant.ToRole(See, "platform-admin", Reach.Region),
            Grant.ToRole(See, "audit-admin", Reach.Region),
            Grant.ToRole(Take, "data-officer", Reach.Unit),
        ];

    internal static Resource Whole(Subject official) => new("privacy", "all") { Region = official.Scope?.Code };

    /// <summary>A side of a job.</summary>
    internal static Resource Of(string number, string unit) => new("privacy", number) { UnitId = unit };
}
