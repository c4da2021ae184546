using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MQTTnet.Protocol;
using MQTTnet.Server;
using Yingzhou.Bench.Morning;

namespace Yingzhou.Bench.Intake;

/// <summary>A broker in a process of its own, on the loopback.</summary>
sealed class Broker : IAsyncDisposable
{
    const string Mosquitto = "/usr/sbin/mosquitto";

    readonly Process process;
    readonly string? settings;

    Broker(Process process, int port, string? settings) => (this.process, Port, this.settings) = (process, port, settings);

    public int Port { get; }

    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <returns><c>null</c> when it is not installed.</returns>
    public static async Task<Broker?> StartMosquitto()
    {
        if (!File.Exists(Mosquitto))
            return null;
        var (port, file) = (CityProcess.FreePort(), Path.GetTempFileName());
        await File.WriteAllTextAsync(
            file,
            string.Create(
                CultureInfo.InvariantCulture,
                $"listener {port} 127.0.0.1\nallow_anonymous true\npersistence false\nlog_type none\nset_tcp_nodelay true\n"
            )
        );
        return await Listening(new(Process.Start(new ProcessStartInfo(Mosquitto, ["-c", file]))!, port, file));
    }

    /// <summary>The broker of MQTTnet that does nothing but acknowledge: this program again.</summary>
    public static Task<Broker> StartEcho()
    {
        var port = CityProcess.FreePort();
        var start = new ProcessStartInfo(
            "dotnet",
            [typeof(Broker).Assembly.Location, EchoBroker.Verb, port.ToString(CultureInfo.InvariantCulture)]
        );
        return Listening(new(Process.Start(start)!, port, null));
    }

    static async Task<Broker> Listening(Broker broker)
    {
        for (var tries = 0; tries < 200; tries++)
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, broker.Port);
                return broker;
            }
            catch (SocketException)
            {
                await Task.Delay(50);
            }
        throw new InvalidOperationException($"No broker listens at {broker.Port}");
    }

    public ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }
        process.Dispose();
        if (settings is not null)
            File.Delete(settings);
        return ValueTask.CompletedTask;
    }
}

/// <summary>The limit: the same library that our broker stands on, with nothing behind it.</summary>
static class EchoBroker
{
    public const string Verb = "intake-echo";

    public static async Task<int> Run(int port)
    {
        using var server = new MqttServerFactory().CreateMqttServer(
            new MqttServerOptionsBuilder()
                .WithDefaultEndpoint()
                .WithDefaultEndpointBoundIPAddress(IPAddress.Loopback)
                .WithDefaultEndpointBoundIPV6Address(IPAddress.None)
                .WithDefaultEndpointPort(port)
                .Build()
        );
        server.InterceptingPublishAsync += publish =>
        {
            publish.ProcessPublish = false;
            publish.Response.ReasonCode = MqttPubAckReasonCode.Success;
            return Task.CompletedTask;
        };
        await server.StartAsync();
        await Task.Delay(Timeout.Infinite);
        return 0;
    }
}
