using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Yingzhou.Kernel;

namespace Yingzhou.Ui.Layouts;

/// <summary>What the frames around a page must know about whoever looks at it. The host answers, from identity, organisation, cases and manifests.</summary>
public interface IShell
{
    Task<CitizenFrame> Citizen(ClaimsPrincipal visitor, Preferences preferences, CancellationToken cancel);

    Task<OfficialFrame> Official(ClaimsPrincipal official, CancellationToken cancel);

    Task<CockpitFrame> Cockpit(ClaimsPrincipal official, CancellationToken cancel);

    /// <summary>A page that the menu does not show to this post is not opened by its address either, nor is what lies below it.</summary>
    /// <param name="context">Of the request for the page; <c>null</c> within a circuit.</param>
    /// <returns>Why, as the permissions say it; <c>null</c> also for the page of one thing: it asks about the thing at hand itself.</returns>
    Fault? NotFor(Uri page, HttpContext? context);

    /// <summary>Whether a link to a page of the officials' end leads somewhere for this post.</summary>
    bool Offers(Uri page);
}
