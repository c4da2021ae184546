using Microsoft.AspNetCore.Http;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.OnlineServices.Pages;

/// <summary>How a page refuses: with its own words and the status that belongs to them.</summary>
static class Refusing
{
    /// <summary>What a page says when its address names nothing that can be applied for.</summary>
    public static readonly Fault NoSuchOffer = new("online-services.no-such-page", "没有这个事项，可能已经改名或下架。搜一搜，或者从目录里找。", 404);

    /// <summary>Set as the answer leaves: set earlier, the host would put its own page in the place of this one.</summary>
    public static void Answer(HttpContext? context, Fault fault) =>
        context?.Response.OnStarting(() =>
        {
            context.Response.StatusCode = fault.Status;
            return Task.CompletedTask;
        });
}
