using Yingzhou.Assurance.Permission;

namespace Yingzhou.Assurance.Security;

/// <summary>What the three administrators may do (三员权限): none of them what another may.</summary>
public static class SecurityRights
{
    /// <summary>Finds the way to the posts; giving one asks for more.</summary>
    public const string SeePosts = "security.see-posts";

    /// <summary>Gives and takes posts: the security administrator, by a fresh second factor.</summary>
    public const string Appoint = "security.appoint";

    /// <summary>Asks what a post would be allowed.</summary>
    public const string Bench = "security.bench";

    /// <summary>Reads the audit: the audit administrator alone.</summary>
    public const string ReadAudit = "security.read-audit";

    internal static IEnumerable<Grant> Grants =>
        [
            Grant.ToRole(SeePosts, "security-admin", Reach.Region),
            Grant.ToRole(Appoint, "security-admin", Reach.Region),
            Grant.ToRole(Bench, "security-admin", Reach.Region),
            Grant.ToRole(Bench, "audit-admin", Reach.Region),
            Grant.ToRole(ReadAudit, "audit-admin", Reach.Region),
        ];

    internal static Resource Whole(Subject official) => new("security", "all") { Region = official.Scope?.Code };
}
