using Microsoft.AspNetCore.Http;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.OnlineServices.Pages;

/// <summary>What a page says when its address names nothing that can be applied for.</summary>
static class NoOffer
{
    public static readonly Fault Fault = new("online-services.no-such-page", "没有这个事项，可能已经改名或下架。搜一搜，或者从目录里找。", 404);

    public static void Say(HttpContext? context)
    {
        if (context is { Response.HasStarted: false })
            context.Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
