[assembly: AssemblyFixture(typeof(Yingzhou.Tests.Infrastructure.RunningHost))]

namespace Yingzhou.Tests.Infrastructure;

/// <summary>
/// The one host that all browser tests visit: started by the first of them, with the demo accounts and without a past, so that only what the tests do is
/// there. A test that breaks its host starts its own <see cref="HostProcess"/>.
/// </summary>
public sealed class RunningHost : IAsyncDisposable
{
    readonly Lazy<Task<HostProcess>> host = new(() =>
        HostProcess.Start(
            null,
            "--Identity:DemoAccounts",
            "true",
            "--Demo:Scale",
            "0",
            "--Opening:AnonymousPerMinute",
            "6000",
            "--Perception:AisPort",
            $"{AisPort}",
            "--Perception:Hj212Port",
            $"{Hj212Port}"
        )
    );

    /// <summary>Where the host hears receivers of AIS.</summary>
    public static int AisPort { get; } = FreePort();

    /// <summary>Where the host hears monitors of pollution sources.</summary>
    public static int Hj212Port { get; } = FreePort();

    static int FreePort()
    {
        using var any = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        any.Start();
        return ((System.Net.IPEndPoint)any.LocalEndpoint).Port;
    }

    public async Task<Uri> Address() => (await host.Value).Address;

    public async ValueTask DisposeAsync()
    {
        if (host.IsValueCreated)
            await (await host.Value).DisposeAsync();
    }
}
