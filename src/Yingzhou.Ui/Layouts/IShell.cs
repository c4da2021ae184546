using System.Security.Claims;

namespace Yingzhou.Ui.Layouts;

/// <summary>What the frames around a page must know about whoever looks at it. The host answers, from identity, organisation, cases and manifests.</summary>
public interface IShell
{
    Task<CitizenFrame> Citizen(ClaimsPrincipal visitor, Preferences preferences, CancellationToken cancel);

    Task<OfficialFrame> Official(ClaimsPrincipal official, CancellationToken cancel);

    Task<CockpitFrame> Cockpit(ClaimsPrincipal official, CancellationToken cancel);
}
