using Yingzhou.Assurance.Permission;

namespace Yingzhou.Support.Credentials;

/// <summary>Who looks at what a holder shows (亮证核验权限): officials in office, in their area.</summary>
public static class CredentialRights
{
    public const string Verify = "credentials.verify";

    internal static IEnumerable<Grant> Grants => [Grant.ToOfficials(Verify, Reach.Region)];

    internal static Resource ShownIn(string region) => new("credential-showing", region) { Region = region };
}
