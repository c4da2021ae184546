using Yingzhou.Assurance.Permission;

namespace Yingzhou.Support.Credentials;

/// <summary>Who looks at what a holder shows (亮证核验权限): officials in office, in their area; who suspends what their unit issued.</summary>
public static class CredentialRights
{
    public const string Verify = "credentials.verify";

    /// <summary>暂停、恢复: who decides in the unit that issued it.</summary>
    public const string Suspend = "credentials.suspend";

    internal static IEnumerable<Grant> Grants => [Grant.ToOfficials(Verify, Reach.Region), Grant.ToRole(Suspend, "decide", Reach.Unit)];

    internal static Resource IssuedBy(string unit) => new("credential", unit) { UnitId = unit };

    internal static Resource ShownIn(string region) => new("credential-showing", region) { Region = region };
}
