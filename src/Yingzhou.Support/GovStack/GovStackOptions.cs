using System.Net;

namespace Yingzhou.Support.GovStack;

/// <summary>Whom the façade believes.</summary>
public sealed class GovStackOptions
{
    public const string Section = "GovStack";

    /// <summary>
    /// Addresses of the information mediator's security servers (安全服务器): only what comes from them may name a member in its header, for they have checked the
    /// member's certificate. Empty: nobody, and in a demonstration city this machine.
    /// </summary>
    public IReadOnlyList<string> SecurityServers { get; init; } = [];

    internal bool Trusts(IPAddress? from, bool demo) =>
        SecurityServers.Count > 0
            ? from is not null && SecurityServers.Any(server => IPAddress.TryParse(server, out var address) && address.Equals(Plain(from)))
            : demo && (from is null || IPAddress.IsLoopback(Plain(from)));

    static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
