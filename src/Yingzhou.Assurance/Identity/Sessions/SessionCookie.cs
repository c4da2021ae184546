using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Yingzhou.Assurance.Identity.Sessions;

/// <summary>With every request: is the session that the cookie names still open? Then the request is entered as that subject.</summary>
sealed class SessionCookie(SessionStore sessions, SignedIn signedIn) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (await sessions.Find(context.Principal, context.HttpContext.RequestAborted) is { } session)
        {
            signedIn.Enter(session.Id, session.Subject);
            return;
        }
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }
}
