using Microsoft.AspNetCore.Authorization;

namespace Yingzhou.Assurance.Identity;

/// <summary>
/// Which session an address under <c>/api</c> asks for: the path alone chooses the citizens' one. The names are those of the two cookies.
/// </summary>
public static class ApiPolicies
{
    public static readonly AuthorizationPolicy Official = Of("Official");

    /// <summary>Whoever is signed in at either end; the official, when one browser holds both.</summary>
    public static readonly AuthorizationPolicy Either = Of("Citizen", "Official");

    /// <summary>Everybody, and known by whichever session they bring: for what strangers may see less of than officials.</summary>
    public static readonly AuthorizationPolicy Anyone = new AuthorizationPolicyBuilder("Citizen", "Official")
        .RequireAssertion(_ => true)
        .Build();

    static AuthorizationPolicy Of(params string[] schemes) => new AuthorizationPolicyBuilder(schemes).RequireAuthenticatedUser().Build();
}
