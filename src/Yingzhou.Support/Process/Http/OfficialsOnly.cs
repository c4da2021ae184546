using Microsoft.AspNetCore.Authorization;

namespace Yingzhou.Support.Process.Http;

/// <summary>Processes as such are a matter of officials and of machines that act in a post: the session of the officials' end.</summary>
static class OfficialsOnly
{
    public static readonly AuthorizationPolicy Policy = new AuthorizationPolicyBuilder("Official").RequireAuthenticatedUser().Build();
}
