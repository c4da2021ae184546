using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using Yingzhou.Assurance.Identity.SignIn;
using Yingzhou.Assurance.Identity.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Modules;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Yingzhou.Assurance.Identity.Provider;

/// <summary>Somebody wants a code: OpenIddict has checked the client, here the person is found or sent to the sign-in page.</summary>
static class AuthorizeEndpoint
{
    public static async Task<IResult> Handle(HttpContext http, Accounts accounts, CancellationToken cancel)
    {
        var request = http.GetOpenIddictServerRequest()!;
        var ticket = await http.AuthenticateAsync(ProviderServices.Scheme);
        var account = await accounts.Of(ticket.Principal, cancel);
        if (
            account is null
            || !MayUse(account, request.ClientId)
            || IsTooOld(ticket, request)
            || ticket.Properties?.IssuedUtc <= account.SignedOutAt
        )
            return request.HasPromptValue(PromptValues.None) ? SignInRequired() : Results.LocalRedirect(SignInPaths.For(Again(request)));

        return Results.SignIn(Principal(account, request, ticket), null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    // An official's account is for the officials' end only; who is also a citizen has another.
    static bool MayUse(Account account, string? clientId) =>
        OwnClient.Find(clientId) is not { } own || own.End is Ends.Official == account.Kind is SubjectKind.Official;

    static bool IsTooOld(AuthenticateResult ticket, OpenIddictRequest request) =>
        request.HasPromptValue(PromptValues.Login)
        || request.MaxAge is { } seconds && TimeProvider.System.GetUtcNow() - ticket.Properties?.IssuedUtc > TimeSpan.FromSeconds(seconds);

    /// <summary>The same request for after the sign-in, which then has been asked for.</summary>
    static string Again(OpenIddictRequest request) =>
        SignInPaths.Authorize
        + QueryString.Create(
            request
                .GetParameters()
                .Where(parameter => parameter.Key is not Parameters.Prompt)
                .Select(parameter => KeyValuePair.Create(parameter.Key, (string?)parameter.Value))
        );

    static ClaimsPrincipal Principal(Account account, OpenIddictRequest request, AuthenticateResult ticket)
    {
        var identity = new ClaimsIdentity(ProviderServices.Scheme, Claims.Name, Claims.Role);
        identity
            .SetClaim(Claims.Subject, account.SubjectId)
            .SetClaim(Claims.Name, account.Name.Plain)
            .SetClaim(Claims.AuthenticationContextReference, account.Level.ToString())
            .SetClaims(Claims.AuthenticationMethodReference, [.. ticket.Principal!.FindAll("amr").Select(method => method.Value)])
            .SetClaim(Claims.AuthenticationTime, ticket.Properties!.IssuedUtc!.Value.ToUnixTimeSeconds())
            .SetScopes(request.GetScopes())
            .SetDestinations(Destinations);
        return new(identity);
    }

    static IEnumerable<string> Destinations(Claim claim) =>
        claim.Type switch
        {
            Claims.Name => claim.Subject!.HasScope(Scopes.Profile) ? [OpenIddictConstants.Destinations.IdentityToken] : [],
            Claims.AuthenticationContextReference =>
            [
                OpenIddictConstants.Destinations.IdentityToken,
                OpenIddictConstants.Destinations.AccessToken,
            ],
            _ => [OpenIddictConstants.Destinations.IdentityToken],
        };

    static IResult SignInRequired() =>
        Results.Forbid(
            new(
                new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.LoginRequired,
                    [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = "需要登录。",
                }
            ),
            [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]
        );
}
