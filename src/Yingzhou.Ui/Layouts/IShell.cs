using System.Security.Claims;
using Yingzhou.Kernel;

namespace Yingzhou.Ui.Layouts;

/// <summary>What the frames around a page must know about whoever looks at it. The host answers, from identity, organisation, cases and manifests.</summary>
public interface IShell
{
    Task<CitizenFrame> Citizen(ClaimsPrincipal visitor, Preferences preferences, CancellationToken cancel);

    Task<OfficialFrame> Official(ClaimsPrincipal official, CancellationToken cancel);

    Task<CockpitFrame> Cockpit(ClaimsPrincipal official, CancellationToken cancel);

    /// <summary>A page that the menu does not show to this post is not opened by its address either.</summary>
    /// <param name="path">Of the page, without query.</param>
    /// <returns>Why, as the permissions say it; <c>null</c> for pages that are no menu entry: they ask about the thing at hand themselves.</returns>
    Fault? NotFor(string path);
}
