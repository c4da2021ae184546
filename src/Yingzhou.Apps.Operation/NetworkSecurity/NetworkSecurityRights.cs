using Yingzhou.Assurance.Permission;

namespace Yingzhou.Apps.Operation.NetworkSecurity;

/// <summary>Who watches over the network's security: the security administrator handles, whoever is on duty or leads the data bureau looks, the others who lead have the cockpit.</summary>
static class NetworkSecurityRights
{
    public const string See = "network-security.see";
    public const string Handle = "network-security.handle";

    /// <summary>Scans again and closes: never who mended (四眼).</summary>
    public const string Rescan = "network-security.rescan";
    public const string Cockpit = "network-security.cockpit";

    static readonly string[] Bureaus = ["big-data", "cyberspace"];

    public static IEnumerable<Grant> Grants =>
        [
            Grant.ToOfficials(See, Reach.Region).In(Bureaus),
            Grant.ToRole(Handle, "security-admin", Reach.Region),
            Grant.ToRole(Handle, "platform-admin", Reach.Region),
            Grant.ToRole(Rescan, "security-admin", Reach.Region),
            Grant.ToRole(Rescan, "platform-admin", Reach.Region),
            Grant.ToOfficials(Cockpit, Reach.Region).In(Bureaus),
            .. Grant.ToLeaders(Cockpit),
        ];

    public static FourEyes ScannedByAnother => new(Rescan, Handle);

    public static Resource Whole(Subject official) => new("network-security", "all") { Region = official.Scope?.Code };
}
