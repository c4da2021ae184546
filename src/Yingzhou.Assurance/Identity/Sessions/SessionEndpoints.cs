using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Assurance.Identity.Entrance;

namespace Yingzhou.Assurance.Identity.Sessions;

/// <summary>Forms in the head of every page: switch post, act for an enterprise.</summary>
static class SessionEndpoints
{
    public static IEndpointRouteBuilder MapSessions(this IEndpointRouteBuilder endpoints)
    {
        var forms = endpoints.MapGroup("").RequireAuthorization().DisableAntiforgery();
        forms.MapPost("/desk/acting-post", SwitchPost).WithName("SwitchPost").WithSummary("切换岗位");
        forms.MapPost("/my/acting-party", SwitchParty).WithName("SwitchParty").WithSummary("切换办事身份");
        return endpoints;
    }

    static Task<IResult> SwitchPost(HttpContext http, IAntiforgery antiforgery, SwitchActingHandler switching) =>
        Switch(http, antiforgery, switching, "post", "/desk");

    static Task<IResult> SwitchParty(HttpContext http, IAntiforgery antiforgery, SwitchActingHandler switching) =>
        Switch(http, antiforgery, switching, "party", "/my");

    static async Task<IResult> Switch(HttpContext http, IAntiforgery antiforgery, SwitchActingHandler switching, string field, string home)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
            return Results.Problem("页面已过期，请刷新后重试。", statusCode: StatusCodes.Status400BadRequest, title: "identity.stale-form");
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var outcome = await switching.Run(new(form[field]), http.RequestAborted);
        return outcome.Fault is { } fault
            ? Results.Problem(fault.Detail, statusCode: fault.Status, title: fault.Code)
            : Results.LocalRedirect(LocalPath.Or(form["back"], home));
    }
}
