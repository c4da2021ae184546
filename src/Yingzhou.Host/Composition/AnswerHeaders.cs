namespace Yingzhou.Host.Composition;

/// <summary>What every answer tells the browser not to do (应答头): be framed, guess types, run what is not ours, tell others where one was.</summary>
static class AnswerHeaders
{
    // Styles stand in attributes on many pages. Pictures and recordings are made in the browser; live screens keep a socket open.
    const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self' data:; "
        + "worker-src 'self' blob:; connect-src 'self' ws: wss:; object-src 'none'; base-uri 'self'; frame-ancestors 'none'";

    // The designers compile expressions.
    const string DesignerPath = "/desk/modelling";

    public static IApplicationBuilder UseAnswerHeaders(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                // As the answer leaves: the page of an error begins by throwing away what was set before.
                http.Response.OnStarting(() =>
                {
                    Set(http);
                    return Task.CompletedTask;
                });
                return next(http);
            }
        );

    static void Set(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "geolocation=(self), camera=(self), microphone=(self), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        // A file that was handed in brings a stricter one of its own; the framework's is a weaker one.
        if (!headers.ContentSecurityPolicy.ToString().Contains("sandbox", StringComparison.Ordinal))
            headers.ContentSecurityPolicy = http.Request.Path.StartsWithSegments(DesignerPath)
                ? Policy.Replace("script-src 'self'", "script-src 'self' 'unsafe-eval'", StringComparison.Ordinal)
                : Policy;
        if (http.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
    }
}
