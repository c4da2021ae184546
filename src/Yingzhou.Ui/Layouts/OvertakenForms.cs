using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Yingzhou.Ui.Layouts;

public static class OvertakenForms
{
    // Which form of the page was sent; written by every form of a Razor page.
    const string Handler = "_handler";

    /// <summary>
    /// A form that was sent may be gone from its page by then: a second press, another window, a colleague who was faster. Razor answers that with a bare
    /// 400 and the browser with its own error page; people are led to the page as it is now instead, which says how things stand.
    /// </summary>
    public static IApplicationBuilder UseOvertakenForms(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                await next(context);
                if (context.Response is { StatusCode: StatusCodes.Status400BadRequest, HasStarted: false } && await IsForm(context.Request))
                {
                    context.Response.Clear();
                    context.Response.StatusCode = StatusCodes.Status303SeeOther;
                    context.Response.Headers.Location = $"{context.Request.PathBase}{context.Request.Path}{context.Request.QueryString}";
                }
            }
        );

    // What came without a token of ours is nobody's form; it may not even be looked at.
    static async Task<bool> IsForm(HttpRequest request) =>
        HttpMethods.IsPost(request.Method)
        && request.HttpContext.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false }
        && request.HasFormContentType
        && (await request.ReadFormAsync()).ContainsKey(Handler);
}
