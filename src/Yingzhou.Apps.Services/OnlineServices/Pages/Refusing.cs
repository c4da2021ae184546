using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.OnlineServices.Pages;

/// <summary>What the pages of a matter refuse with.</summary>
static class Refusing
{
    /// <summary>What a page says when its address names nothing that can be applied for.</summary>
    public static readonly Fault NoSuchOffer = new("online-services.no-such-page", "没有这个事项，可能已经改名或下架。搜一搜，或者从目录里找。", 404);
}
