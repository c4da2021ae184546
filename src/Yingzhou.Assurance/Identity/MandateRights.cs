using Yingzhou.Assurance.Permission;

namespace Yingzhou.Assurance.Identity;

/// <summary>Who registers that an enterprise is represented by somebody else: market supervision of the place.</summary>
public static class MandateRights
{
    public const string Register = "identity.register-representative";

    internal static IEnumerable<Grant> Grants => [Grant.ToRole(Register, "decide", Reach.Region).In("market-supervision")];

    public static Resource Of(string region) => new("enterprise", region) { Region = region };
}
