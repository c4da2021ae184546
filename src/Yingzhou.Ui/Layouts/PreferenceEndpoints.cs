using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Yingzhou.Ui.Layouts;

public static class PreferenceEndpoints
{
    internal const string Path = "/preferences";

    /// <summary>The form target behind the elder switch and the region selector; leads back to where the visitor was.</summary>
    public static RouteHandlerBuilder MapPreferences(this IEndpointRouteBuilder routes) =>
        routes.MapPost(Path, Keep).ExcludeFromDescription();

    static RedirectHttpResult Keep(HttpContext context, [FromForm] string? elder, [FromForm] string? region, [FromForm] string? back)
    {
        if (elder is "on" or "off")
            Set(context, Preferences.ElderCookie, elder);
        if (region is { Length: > 0 and <= 12 } && region.All(char.IsAsciiDigit))
            Set(context, Preferences.RegionCookie, region);
        return TypedResults.LocalRedirect(Local(back));
    }

    // Only a place on this site: "//host" and "/\host" would be read as another one by a browser. Escaped, because a header is ASCII.
    static string Local(string? back) =>
        back is ['/'] or ['/', not ('/' or '\\'), ..] && Uri.TryCreate("http://here" + back, UriKind.Absolute, out var place) ? place.PathAndQuery : "/";

    static void Set(HttpContext context, string name, string value) => context.Response.Cookies.Append(name, value, new()
    {
        MaxAge = TimeSpan.FromDays(365),
        IsEssential = true,
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
    });
}
