using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using MQTTnet;
using MQTTnet.Protocol;

namespace Yingzhou.Bench.Intake;

/// <param name="Own">Processor time of the publishers themselves.</param>
sealed record Published(long Messages, long Refused, TimeSpan Took, TimeSpan Own, IReadOnlyList<double> Milliseconds)
{
    public double PerSecond => Messages / Took.TotalSeconds;

    public double At(double share) => Milliseconds.Count == 0 ? 0 : Milliseconds[(int)(share * (Milliseconds.Count - 1))];
}

/// <summary>MQTT 5 clients that publish with QoS 1, each so many messages ahead of their acknowledgement.</summary>
sealed class Publishers : IAsyncDisposable
{
    /// <summary>Messages of one client that wait for their acknowledgement.</summary>
    const int Ahead = 8;

    const int SampleEvery = 37;

    readonly IReadOnlyList<(IMqttClient Client, string Device)> clients;
    long number;

    Publishers(IReadOnlyList<(IMqttClient, string)> clients) => this.clients = clients;

    public static async Task<Publishers> Connect(int port, IReadOnlyList<string> devices, string secret)
    {
        var factory = new MqttClientFactory();
        var made = new List<(IMqttClient, string)>();
        foreach (var device in devices)
        {
            var client = factory.CreateMqttClient();
            await client.ConnectAsync(
                new MqttClientOptionsBuilder()
                    .WithTcpServer("127.0.0.1", port)
                    .WithProtocolVersion(MQTTnet.Formatter.MqttProtocolVersion.V500)
                    .WithClientId(device)
                    .WithCredentials(device, secret)
                    .Build()
            );
            made.Add((client, device));
        }
        return new(made);
    }

    /// <param name="observations">Of one message: an array of so many times of measurement.</param>
    public async Task<Published> For(double seconds, int observations)
    {
        var (messages, refused, sampled) = (0L, 0L, new ConcurrentBag<double>());
        var (watch, own) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        await Task.WhenAll(clients.SelectMany(one => Enumerable.Repeat(one, Ahead)).Select(Publish));
        return new(messages, refused, watch.Elapsed, Environment.CpuUsage.TotalTime - own, [.. sampled.Order()]);

        async Task Publish((IMqttClient Client, string Device) one)
        {
            await Task.Yield();
            var topic = $"devices/{one.Device}/observations";
            for (var turn = 0; watch.Elapsed.TotalSeconds < seconds; turn++)
            {
                var message = new MqttApplicationMessage
                {
                    Topic = topic,
                    Payload = new ReadOnlySequence<byte>(Payload(observations)),
                    QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce,
                };
                var before = Stopwatch.GetTimestamp();
                if ((await one.Client.PublishAsync(message)).IsSuccess)
                    Interlocked.Increment(ref messages);
                else
                    Interlocked.Increment(ref refused);
                if (turn % SampleEvery == 0)
                    sampled.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
            }
        }
    }

    byte[] Payload(int observations)
    {
        var at = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        if (observations == 1)
            return Encoding.ASCII.GetBytes(One(at));
        return Encoding.ASCII.GetBytes($"[{string.Join(',', Enumerable.Range(0, observations).Select(_ => One(at)))}]");
    }

    string One(string at)
    {
        var seq = Interlocked.Increment(ref number);
        return string.Create(
            CultureInfo.InvariantCulture,
            $$$"""{"at":"{{{at}}}","seq":{{{seq}}},"values":{"level":{{{2 + (seq % 2000 / 1000.0):F3}}}}}"""
        );
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (client, _) in clients)
        {
            await client.DisconnectAsync();
            client.Dispose();
        }
    }
}
