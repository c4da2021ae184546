using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Yingzhou.Assurance.Identity.Provider;

/// <summary>A code or a refresh token becomes tokens: OpenIddict has checked it, here only the account must still be in use.</summary>
static class TokenEndpoint
{
    const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public static async Task<IResult> Handle(HttpContext http, Accounts accounts, CancellationToken cancel)
    {
        var granted = await http.AuthenticateAsync(Scheme);
        return await accounts.Of(granted.Principal, cancel) is null ? AccountGone() : Results.SignIn(granted.Principal!, null, Scheme);
    }

    static IResult AccountGone() =>
        Results.Forbid(
            new(
                new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.InvalidGrant,
                    [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = "账号已停用。",
                }
            ),
            [Scheme]
        );
}
