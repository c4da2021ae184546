using System.Net;
using System.Net.Sockets;

namespace Yingzhou.Kernel.Network;

/// <summary>Where a network address lies (地址范围), seen from the city.</summary>
public enum AddressReach
{
    /// <summary>Reachable from anywhere.</summary>
    Public,

    /// <summary>In a private network: a department's, or the city's own.</summary>
    Private,

    /// <summary>This machine, its link, the metadata of its cloud, or no host at all: never what somebody outside meant.</summary>
    Own,
}

/// <summary>Grades addresses. Source: IANA special-purpose address registries (RFC 6890); metadata addresses as clouds publish them.</summary>
public static class AddressReaches
{
    static readonly IPNetwork[] PrivateNetworks =
    [
        .. new[] { "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7" }.Select(IPNetwork.Parse),
    ];

    // Of IPv6 only 2000::/3 is routed; what lies outside it needs no line.
    static readonly IPNetwork[] NotRouted =
    [
        .. new[]
        {
            "0.0.0.0/8",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
            "2001::/23",
            "2001:db8::/32",
            "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    // They lie in private networks and give away the machine's own keys.
    static readonly IPAddress[] Metadata = [IPAddress.Parse("100.100.100.200"), IPAddress.Parse("fd00:ec2::254")];

    static readonly IPNetwork Routed6 = IPNetwork.Parse("2000::/3");
    static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");
    static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    public static AddressReach Reach(this IPAddress address)
    {
        var plain = Inner(address);
        return Metadata.Contains(plain) ? AddressReach.Own
            : Array.Exists(PrivateNetworks, network => network.Contains(plain)) ? AddressReach.Private
            : Array.Exists(NotRouted, network => network.Contains(plain)) ? AddressReach.Own
            : plain.AddressFamily is AddressFamily.InterNetwork || Routed6.Contains(plain) ? AddressReach.Public
            : AddressReach.Own;
    }

    /// <summary>The IPv4 address that an IPv6 one only carries: mapped, by NAT64, or by 6to4.</summary>
    static IPAddress Inner(IPAddress address)
    {
        if (address.AddressFamily is not AddressFamily.InterNetworkV6)
            return address;
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return Translated.Contains(address) ? new(bytes.AsSpan(12, 4))
            : SixToFour.Contains(address) ? new(bytes.AsSpan(2, 4))
            // A scope says which cable, not which address.
            : new(bytes);
    }
}
