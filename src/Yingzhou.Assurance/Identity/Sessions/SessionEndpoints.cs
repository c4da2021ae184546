using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Assurance.Identity.Provider;

namespace Yingzhou.Assurance.Identity.Sessions;

/// <summary>Forms in the head of every page: sign out, switch post, act for an enterprise.</summary>
static class SessionEndpoints
{
    public static IEndpointRouteBuilder MapSessions(this IEndpointRouteBuilder endpoints)
    {
        var forms = endpoints.MapGroup("").RequireAuthorization().DisableAntiforgery().AddEndpointFilter(OwnForm);
        forms
            .MapPost("/desk/post", (HttpContext http, SwitchActingHandler switching) => Switch(http, switching, "post", "/desk"))
            .WithName("SwitchPost")
            .WithSummary("切换岗位");
        forms
            .MapPost("/acting", (HttpContext http, SwitchActingHandler switching) => Switch(http, switching, "party", "/"))
            .WithName("SwitchParty")
            .WithSummary("切换办事身份");
        forms
            .MapPost(
                "/desk/signout",
                (HttpContext http, SignedIn session, SessionStore sessions) => SignOut(http, session, sessions, OwnClient.Official)
            )
            .WithName("SignOutOfficial")
            .WithSummary("退出浙政钉");
        forms
            .MapPost(
                "/signout",
                (HttpContext http, SignedIn session, SessionStore sessions) => SignOut(http, session, sessions, OwnClient.Citizen)
            )
            .WithName("SignOutCitizen")
            .WithSummary("退出浙里办");
        return endpoints;
    }

    static async Task<IResult> Switch(HttpContext http, SwitchActingHandler switching, string field, string home)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var outcome = await switching.Run(new(form[field]), http.RequestAborted);
        var back = form["back"].ToString();
        return outcome.Fault is { } fault
            ? Results.Problem(fault.Detail, statusCode: fault.Status, title: fault.Code)
            : Results.LocalRedirect(IsLocal(back) ? back : home);
    }

    static async Task<IResult> SignOut(HttpContext http, SignedIn session, SessionStore sessions, OwnClient client)
    {
        await sessions.Close(session.Id, http.RequestAborted);
        return Results.SignOut(new() { RedirectUri = client == OwnClient.Official ? "/desk" : "/" }, [client.Scheme, client.RemoteScheme]);
    }

    static async ValueTask<object?> OwnForm(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var antiforgery = (IAntiforgery)context.HttpContext.RequestServices.GetService(typeof(IAntiforgery))!;
        return await antiforgery.IsRequestValidAsync(context.HttpContext)
            ? await next(context)
            : Results.Problem("页面已过期，请刷新后重试。", statusCode: StatusCodes.Status400BadRequest, title: "identity.stale-form");
    }

    static bool IsLocal(string path) => path is ['/'] || path is ['/', not ('/' or '\\'), ..];
}
