using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Assurance.Identity.Pages;
using Yingzhou.Assurance.Identity.Provider;
using Yingzhou.Assurance.Identity.Sessions;

namespace Yingzhou.Assurance.Identity.Entrance;

/// <summary>The links 登录 and 退出登录 of both ends.</summary>
static class EntranceEndpoints
{
    const string SignOutPath = "/sign-out";

    public static IEndpointRouteBuilder MapEntrance(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/sign-in", EnterFor).WithName("EnterEnd").WithSummary("去登录").AllowAnonymous();
        endpoints.MapGet(SignOutPath, AskToLeave).WithName("AskToSignOut").WithSummary("退出登录页").AllowAnonymous();
        endpoints.MapPost(SignOutPath, Leave).WithName("SignOut").WithSummary("退出登录").AllowAnonymous().DisableAntiforgery();
        return endpoints;
    }

    static async Task<IResult> EnterFor(HttpContext http, string? back)
    {
        var there = LocalPath.Or(back, "/");
        var end = EndPaths.Of(new Uri(new Uri("http://here"), there).AbsolutePath);
        var known = await http.AuthenticateAsync(end.Scheme);
        return known.Succeeded ? Results.LocalRedirect(there) : Results.Challenge(new() { RedirectUri = there }, [end.Scheme]);
    }

    static IResult AskToLeave(HttpContext http, IAntiforgery antiforgery) =>
        Page.Of<SignOutPage>(new() { ["Action"] = SignOutPath, ["Token"] = antiforgery.GetAndStoreTokens(http) });

    /// <summary>Out of every end that this browser is signed in at, and out of the provider.</summary>
    static async Task<IResult> Leave(HttpContext http, IAntiforgery antiforgery, SessionStore sessions)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
            return Results.LocalRedirect(SignOutPath);
        OwnClient? last = null;
        foreach (var client in OwnClient.All)
        {
            var ticket = await http.AuthenticateAsync(client.Scheme);
            if (!ticket.Succeeded)
                continue;
            await sessions.Close(ticket.Principal, http.RequestAborted);
            await http.SignOutAsync(client.Scheme);
            last = client;
        }
        return last is null ? Results.LocalRedirect("/") : Results.SignOut(new() { RedirectUri = "/" }, [last.RemoteScheme]);
    }
}
