using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Yingzhou.Kernel.Network;

namespace Yingzhou.Foundation.Outgoing;

/// <param name="resolve">Addresses of a name.</param>
sealed class GuardedOutgoing(IOptions<OutgoingOptions> options, Func<string, CancellationToken, Task<IPAddress[]>> resolve) : IOutgoing
{
    static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(15);

    public SocketsHttpHandler Handler() =>
        new()
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = ConnectTime,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectCallback = Connect,
        };

    public bool IsNamed(string host, int port)
    {
        var written = host.Contains(':', StringComparison.Ordinal) && host[0] is not '[' ? $"[{host}]" : host;
        var withPort = string.Create(CultureInfo.InvariantCulture, $"{written}:{port}");
        return options.Value.Hosts.Any(named =>
            named.Equals(written, StringComparison.OrdinalIgnoreCase) || named.Equals(withPort, StringComparison.OrdinalIgnoreCase)
        );
    }

    public async Task<IReadOnlyList<IPAddress>> Reach(string host, int port, CancellationToken cancel = default)
    {
        var plain = host.Trim('[', ']');
        var isLiteral = IPAddress.TryParse(plain, out var literal);
        var addresses = literal is null ? await resolve(plain, cancel) : [literal];
        if (addresses.Length == 0)
            throw new SocketException((int)SocketError.HostNotFound);
        var named = IsNamed(host, port);
        var ownByName = isLiteral || plain.Equals("localhost", StringComparison.OrdinalIgnoreCase);
        // One bad address among good ones is how a name is turned: the whole name is refused.
        return Array.TrueForAll(
            addresses,
            address =>
                address.Reach() switch
                {
                    AddressReach.Public => true,
                    AddressReach.Private => named,
                    _ => named && ownByName,
                }
        )
            ? addresses
            : throw new OutgoingRefusedException($"主机 {plain} 在内部网络里，没有列入允许访问的名单，请联系平台管理员");
    }

    async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await Reach(host, port, cancel);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync([.. addresses], port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
