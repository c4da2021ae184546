using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Yingzhou.Apps.Services.OnlineServices.Http;

/// <summary>The way to the sign-in page and back to where one was.</summary>
static class SignInWay
{
    public static IEndpointRouteBuilder MapSignInWay(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/sign-in", GoBack).RequireAuthorization().ExcludeFromDescription();
        return endpoints;
    }

    // Whoever arrives here has just signed in. Only a place on this site: a browser would read "//host" and "/\host" as another one.
    static RedirectHttpResult GoBack(string? back) =>
        TypedResults.LocalRedirect(
            back is ['/'] or ['/', not ('/' or '\\'), ..] && Uri.TryCreate("http://here" + back, UriKind.Absolute, out var place) ? place.PathAndQuery : "/"
        );
}
