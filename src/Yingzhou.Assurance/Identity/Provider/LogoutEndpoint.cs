using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using OpenIddict.Server.AspNetCore;
using Yingzhou.Assurance.Identity.Pages;

namespace Yingzhou.Assurance.Identity.Provider;

/// <summary>The provider's own session ends. Without the person's ID token as a proof it asks first: another site's link must not sign anybody out.</summary>
static class LogoutEndpoint
{
    public static async Task<IResult> Handle(HttpContext http, IAntiforgery antiforgery)
    {
        var request = http.GetOpenIddictServerRequest()!;
        if (request.IdTokenHint is null && !await IsConfirmed(http, antiforgery))
            return Page.Of<SignOutPage>(new() { ["Action"] = http.Request.Path.Value, ["Token"] = antiforgery.GetAndStoreTokens(http) });
        await http.SignOutAsync(ProviderServices.Scheme);
        return Results.SignOut(new() { RedirectUri = "/" }, [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
    }

    static async Task<bool> IsConfirmed(HttpContext http, IAntiforgery antiforgery) =>
        HttpMethods.IsPost(http.Request.Method) && await antiforgery.IsRequestValidAsync(http);
}
