using Microsoft.AspNetCore.Http;
using Yingzhou.Assurance.Identity.Provider;

namespace Yingzhou.Assurance.Identity.Entrance;

/// <summary>Which end (两端) a path belongs to: by it the cookie is chosen.</summary>
static class EndPaths
{
    // Circuits serve officials only: citizens' pages work without them.
    static readonly PathString[] OfOfficials = ["/desk", "/cockpit", "/_blazor"];

    public static OwnClient Of(PathString path) =>
        OfOfficials.Any(root => path.StartsWithSegments(root)) ? OwnClient.Official : OwnClient.Citizen;
}
