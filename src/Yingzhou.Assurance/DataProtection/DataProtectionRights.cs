using Yingzhou.Assurance.Permission;

namespace Yingzhou.Assurance.DataProtection;

/// <summary>Who takes data out, who agrees to it, and who looks for where it went (数据安全权限).</summary>
public static class DataProtectionRights
{
    /// <summary>Asks for an export: every official, of what their post may read anyway.</summary>
    public const string Ask = "protection.ask-export";

    /// <summary>Agrees to another's export, by a fresh second factor.</summary>
    public const string Approve = "protection.approve-export";

    /// <summary>Asks of a found file or picture whose it was.</summary>
    public const string Trace = "protection.trace";

    /// <summary>Sees what was destroyed, and who read what in a time.</summary>
    public const string Oversee = "protection.oversee";

    internal static IEnumerable<Grant> Grants =>
        [
            Grant.ToOfficials(Ask, Reach.Region),
            Grant.ToRole(Approve, "director", Reach.Region),
            Grant.ToRole(Approve, "data-officer", Reach.Region),
            Grant.ToRole(Approve, "security-admin", Reach.Region),
            Grant.ToRole(Trace, "security-admin", Reach.Region),
            Grant.ToRole(Trace, "audit-admin", Reach.Region),
            Grant.ToRole(Oversee, "security-admin", Reach.Region),
            Grant.ToRole(Oversee, "audit-admin", Reach.Region),
        ];

    internal static Resource Of(string id, string region) => new("protection", id) { Region = region };

    internal static Resource Whole(Subject official) => new("protection", "all") { Region = official.Scope?.Code };
}
