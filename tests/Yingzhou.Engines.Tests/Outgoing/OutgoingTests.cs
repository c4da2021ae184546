using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Yingzhou.Foundation.Outgoing;

namespace Yingzhou.Engines.Tests.Outgoing;

/// <summary>对外访问 with real sockets: what lies within is reached only where the administrator named it.</summary>
public sealed class OutgoingTests : IDisposable
{
    readonly TcpListener server = new(IPAddress.Loopback, 0);
    readonly List<string> asked = [];
    readonly Task serving;

    public OutgoingTests()
    {
        server.Start();
        serving = Serve();
    }

    int Port => ((IPEndPoint)server.LocalEndpoint).Port;

    async Task Serve()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await server.AcceptTcpClientAsync();
            }
            catch (Exception stopped) when (stopped is SocketException or InvalidOperationException)
            {
                return;
            }
            using (client)
            {
                using var reader = new StreamReader(client.GetStream());
                lock (asked)
                    asked.Add(reader.ReadLine() ?? "");
                while (reader.ReadLine() is { Length: > 0 }) { }
                await client
                    .GetStream()
                    .WriteAsync(
                        "HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray()
                    );
            }
        }
    }

    static GuardedOutgoing Way(Func<string, IPAddress[]>? resolve, params string[] named)
    {
        var options = new OutgoingOptions();
        foreach (var host in named)
            options.Hosts.Add(host);
        return new(Options.Create(options), resolve is null ? Dns.GetHostAddressesAsync : (host, _) => Task.FromResult(resolve(host)));
    }

    static async Task<object> Ask(GuardedOutgoing way, string address)
    {
        using var http = new HttpClient(way.Handler());
        try
        {
            using var answer = await http.GetAsync(new Uri(address));
            return answer.StatusCode;
        }
        catch (HttpRequestException failed) when (failed.InnerException is OutgoingRefusedException refused)
        {
            return refused.Message;
        }
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}/")]
    [InlineData("http://2130706433:{0}/")]
    [InlineData("http://0x7f.1:{0}/")]
    [InlineData("http://localhost:{0}/")]
    [InlineData("http://[::1]:{0}/")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/")]
    [InlineData("http://0.0.0.0:{0}/")]
    [InlineData("http://169.254.169.254/")]
    [InlineData("http://10.255.255.1/")]
    public async Task What_lies_within_is_not_asked_however_it_is_written(string address)
    {
        var answer = await Ask(Way(null), string.Format(System.Globalization.CultureInfo.InvariantCulture, address, Port));

        Assert.Contains("在内部网络里", Assert.IsType<string>(answer), StringComparison.Ordinal);
        Assert.Empty(asked);
    }

    [Fact]
    public async Task What_the_administrator_named_is_asked_and_its_redirection_is_not_followed()
    {
        Assert.Equal(HttpStatusCode.Found, await Ask(Way(null, $"127.0.0.1:{Port}"), $"http://127.0.0.1:{Port}/a"));
        Assert.Equal(HttpStatusCode.Found, await Ask(Way(null, "127.0.0.1"), $"http://127.0.0.1:{Port}/b"));
        Assert.Equal(["GET /a HTTP/1.1", "GET /b HTTP/1.1"], asked);
        Assert.IsType<string>(await Ask(Way(null, "127.0.0.1:1"), $"http://127.0.0.1:{Port}/c"));
    }

    [Fact]
    public async Task A_name_that_is_turned_to_this_machine_after_it_was_looked_at_leads_nowhere()
    {
        var times = 0;
        var way = Way(_ => [times++ == 0 ? IPAddress.Parse("8.8.8.8") : IPAddress.Loopback], "partner.example");

        Assert.Equal(IPAddress.Parse("8.8.8.8"), Assert.Single(await way.Reach("partner.example", Port)));
        // Named it is, yet a name may lead into private networks only, never to the machine itself.
        Assert.Contains("在内部网络里", Assert.IsType<string>(await Ask(way, $"http://partner.example:{Port}/")), StringComparison.Ordinal);
        Assert.Empty(asked);
    }

    [Fact]
    public async Task A_named_host_may_lie_in_a_private_network_and_one_bad_address_spoils_a_name()
    {
        static IPAddress[] Inner(string host) => [IPAddress.Parse("10.1.2.3")];
        static IPAddress[] Mixed(string host) => [IPAddress.Parse("8.8.8.8"), IPAddress.Parse("10.1.2.3")];

        Assert.Single(await Way(Inner, "data.inner:8080").Reach("data.inner", 8080));
        await Assert.ThrowsAsync<OutgoingRefusedException>(() => Way(Inner, "data.inner:8080").Reach("data.inner", 8081));
        await Assert.ThrowsAsync<OutgoingRefusedException>(() => Way(Inner).Reach("data.inner", 8080));
        await Assert.ThrowsAsync<OutgoingRefusedException>(() => Way(Mixed).Reach("data.inner", 8080));
    }

    public void Dispose()
    {
        server.Stop();
        serving.Wait(TimeSpan.FromSeconds(5));
        server.Dispose();
    }
}
