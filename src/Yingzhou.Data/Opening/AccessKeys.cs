using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Opening;

/// <summary>Keys as programs send them: CKAN's clients in <c>Authorization</c> or <c>X-CKAN-API-Key</c>. Never in an address, which lands in logs.</summary>
public static class AccessKeys
{
    const string Bearer = "Bearer ";

    public static string? Of(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { Length: > 0 } sent
            ? (sent.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? sent[Bearer.Length..] : sent).Trim()
        : request.Headers["X-CKAN-API-Key"].ToString() is { Length: > 0 } key ? key.Trim()
        : null;

    internal static string New() => $"yz-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24))}";

    internal static string DigestOf(string key) => Sm3.Hex(key);
}
