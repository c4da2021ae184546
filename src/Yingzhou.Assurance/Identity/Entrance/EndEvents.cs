using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Yingzhou.Assurance.Identity.Provider;
using Yingzhou.Assurance.Identity.Sessions;
using Yingzhou.Assurance.Identity.SignIn;

namespace Yingzhou.Assurance.Identity.Entrance;

/// <summary>What an end does with the provider's answers.</summary>
sealed class EndEvents(SessionStore sessions, ILogger<EndEvents> log) : OpenIdConnectEvents
{
    const string IdToken = OpenIdConnectParameterNames.IdToken;

    /// <summary>A script or a system is told that it must sign in; only people are sent to the page.</summary>
    public override Task RedirectToIdentityProvider(RedirectContext context)
    {
        if (!IsAPersonsPage(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.HandleResponse();
        }
        return Task.CompletedTask;
    }

    public override async Task TokenValidated(TokenValidatedContext context)
    {
        var end = OwnClient.Find(context.Options.ClientId)!;
        var account = Guid.ParseExact(context.Principal!.FindFirst("sub")!.Value, "N");
        var opened = await sessions.Open(
            account,
            end.End,
            end.Scheme,
            context.Request.Headers.UserAgent is [{ Length: > 0 } device, ..] ? device : null,
            context.HttpContext.RequestAborted
        );
        if (opened is null)
        {
            context.Fail("The account may not use this end");
            return;
        }
        context.Principal = opened;
        // Shown again at signing out, as proof that the person and not another site asks for it.
        context.Properties!.StoreTokens([new() { Name = IdToken, Value = context.TokenEndpointResponse!.IdToken }]);
    }

    /// <summary>The provider shall know whose address to come back to it is: the ends' addresses move with the city's, and are registered nowhere.</summary>
    public override Task RedirectToIdentityProviderForSignOut(RedirectContext context)
    {
        context.ProtocolMessage.ClientId = context.Options.ClientId;
        return Task.CompletedTask;
    }

    /// <summary>An answer that fits no question: a page kept open too long, a second press, the back button. The page offers to begin anew.</summary>
    public override Task RemoteFailure(RemoteFailureContext context)
    {
        var official = ((OpenIdConnectOptions)context.Options).ClientId == OwnClient.Official.ClientId;
        log.LogWarning(context.Failure, "Somebody came back from the provider and could not be let in");
        context.Response.Redirect(SignInPaths.Failed(official));
        context.HandleResponse();
        return Task.CompletedTask;
    }

    static bool IsAPersonsPage(HttpRequest request)
    {
        var accept = request.Headers.Accept.ToString();
        return HttpMethods.IsGet(request.Method)
            && !request.Path.StartsWithSegments("/api")
            && (
                accept.Length == 0
                || accept.Contains("text/html", StringComparison.Ordinal)
                || accept.Contains("*/*", StringComparison.Ordinal)
            );
    }
}
