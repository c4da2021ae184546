using Microsoft.AspNetCore.Http;

namespace Yingzhou.Support.Cases;

/// <summary>From where somebody speaks, as far as it can be told without asking. Only a keyed digest of it is ever kept.</summary>
public static class Device
{
    /// <summary>One terminal of a hall is one address and one browser, whoever stands before it.</summary>
    public static string Of(HttpContext context) => $"{context.Connection.RemoteIpAddress} {context.Request.Headers.UserAgent}";
}
