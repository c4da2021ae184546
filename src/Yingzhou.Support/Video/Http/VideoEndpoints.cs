using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Foundation.Http;
using ISession = Yingzhou.Assurance.Identity.ISession;

namespace Yingzhou.Support.Video.Http;

/// <summary>Pictures and streams of an open view; each asks whose view it is and whether it still stands.</summary>
static class VideoEndpoints
{
    // The cookie of the officials' end.
    static readonly AuthorizationPolicy Official = new AuthorizationPolicyBuilder("Official").RequireAuthenticatedUser().Build();

    public static string StillOf(Guid view) => $"/api/video/views/{view}/still";

    public static string StreamOf(Guid view) => $"/api/video/views/{view}/stream";

    public static IEndpointRouteBuilder MapVideo(this IEndpointRouteBuilder endpoints)
    {
        var views = endpoints.MapGroup("/api/video/views/{view:guid}").WithTags("公共视频").RequireAuthorization(Official);
        views.MapGet("/still", Still).WithName("VideoStill").WithSummary("带水印的当前画面");
        views.MapGet("/stream", Stream).WithName("VideoStream").WithSummary("转到媒体服务器的视频流");
        return endpoints;
    }

    static async Task<IResult> Still(Guid view, ISession session, IVideo video, HttpResponse http, CancellationToken cancel)
    {
        var still = await video.Still(view, session.Current, cancel);
        if (still.Fault is { } refused)
            return Problems.From(refused);
        http.Headers.CacheControl = "private, no-store";
        http.Headers.XContentTypeOptions = "nosniff";
        // Of itself it may show its own picture and nothing else.
        http.Headers.ContentSecurityPolicy = "default-src 'none'; img-src data:; style-src 'none'";
        return TypedResults.Text(still.Value, "image/svg+xml");
    }

    static async Task<IResult> Stream(Guid view, ISession session, IVideo video, CancellationToken cancel)
    {
        var stream = await video.Stream(view, session.Current, cancel);
        return stream.Fault is { } refused ? Problems.From(refused) : TypedResults.Redirect(stream.Value);
    }
}
