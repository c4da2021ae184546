using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Yingzhou.Assurance.Identity.Provider;

/// <summary>Who an access token speaks of, as far as its scopes go.</summary>
static class UserInfoEndpoint
{
    const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public static async Task<IResult> Handle(HttpContext http, Accounts accounts, CancellationToken cancel)
    {
        var token = await http.AuthenticateAsync(Scheme);
        if (await accounts.Of(token.Principal, cancel) is not { } account)
            return Results.Challenge(authenticationSchemes: [Scheme]);
        var claims = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Claims.Subject] = account.SubjectId,
            [Claims.AuthenticationContextReference] = account.Level.ToString(),
        };
        if (token.Principal!.HasScope(Scopes.Profile))
            claims[Claims.Name] = account.Name.Plain;
        return Results.Json(claims);
    }
}
