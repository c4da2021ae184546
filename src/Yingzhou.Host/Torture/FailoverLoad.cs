using System.Diagnostics;
using System.Globalization;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Protocol;

namespace Yingzhou.Host.Torture;

/// <summary>
/// A device with two doors to choose from: publishes with QoS 1, one message after the other, and says a message again at the other door until it is acknowledged. The value is the message's number, so that
/// each can be found again.
/// </summary>
sealed class FailoverLoad(string code, string secret, IReadOnlyList<int> doors, int first)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly HashSet<long> acknowledged = [];
    readonly Lock gate = new();
    long number;
    DateTimeOffset measuredAt = TimeProvider.System.GetUtcNow();
    long lastAt;
    TimeSpan longest;

    public string Code => code;

    /// <summary>Numbers of the messages that were acknowledged.</summary>
    public IReadOnlySet<long> Acknowledged
    {
        get
        {
            lock (gate)
                return acknowledged.ToHashSet();
        }
    }

    public int Count
    {
        get
        {
            lock (gate)
                return acknowledged.Count;
        }
    }

    /// <summary>The longest time without an acknowledgement since it was last asked.</summary>
    public TimeSpan TakeLongestSilence()
    {
        lock (gate)
        {
            var taken = longest;
            longest = TimeSpan.Zero;
            return taken;
        }
    }

    public async Task Run(CancellationToken stop)
    {
        var door = first;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await Session(doors[door % doors.Count], stop);
            }
            catch (Exception gone)
                when (gone is MqttCommunicationException or OperationCanceledException or IOException or TimeoutException) { }
            door++;
            if (!stop.IsCancellationRequested)
                await Task.Delay(50, CancellationToken.None);
        }
    }

    async Task Session(int port, CancellationToken stop)
    {
        using var client = new MqttClientFactory().CreateMqttClient();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        await client.ConnectAsync(
            new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", port).WithClientId(code).WithCredentials(code, secret).Build(),
            patience.Token
        );
        while (!stop.IsCancellationRequested)
        {
            var mine = number;
            patience.CancelAfter(Patience);
            var answer = await client.PublishAsync(Message(mine), patience.Token);
            if (!answer.IsSuccess)
                return;
            Take(mine);
        }
    }

    MqttApplicationMessage Message(long mine) =>
        new MqttApplicationMessageBuilder()
            .WithTopic($"devices/{code}/observations")
            .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
            .WithPayload(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $$$"""{"at":"{{{measuredAt:O}}}","seq":{{{mine}}},"values":{"level":{{{mine}}}}}"""
                )
            )
            .Build();

    void Take(long mine)
    {
        lock (gate)
        {
            acknowledged.Add(mine);
            var now = Stopwatch.GetTimestamp();
            if (lastAt != 0 && Stopwatch.GetElapsedTime(lastAt, now) is var silence && silence > longest)
                longest = silence;
            // Said again, a message is the same to the letter.
            (lastAt, number, measuredAt) = (now, mine + 1, TimeProvider.System.GetUtcNow());
        }
    }
}
