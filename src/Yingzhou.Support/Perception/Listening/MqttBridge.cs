using System.Buffers;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Protocol;
using Yingzhou.Foundation.Cluster;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Perception.Listening;

/// <summary>
/// The same intake from a broker of somebody else (外部消息代理): subscribes to what devices publish there and acknowledges each message when it is on the disk, in the order in which they came. What was not
/// acknowledged the broker sends again. Who a device is, that broker has asked; a device that is not registered here is kept apart. A flood behind it is that broker's to hold back.
/// </summary>
sealed class MqttBridge(IIntake intake, CityLease lease, IOptions<PerceptionOptions> options, ILogger<MqttBridge> log) : BackgroundService
{
    /// <summary>Messages that the broker sends ahead of our acknowledgements.</summary>
    const ushort Ahead = 256;

    // While the city is away the broker keeps what comes.
    static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Broker is not { } broker)
            return;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // The broker knows the city by one name: of several processes one subscribes, and after its death another goes on with what was not acknowledged.
                await lease.Held(stoppingToken);
                await Session(broker, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception gone) when (gone is MqttCommunicationException or OperationCanceledException or IOException)
            {
                log.LogWarning(gone, "The broker {Host}:{Port} is away and will be tried again", broker.Host, broker.Port);
            }
            await Task.Delay(broker.Again, stoppingToken);
        }
    }

    /// <summary>One connection, until it breaks or something could not be stored.</summary>
    async Task Session(OutsideBroker broker, CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var client = new MqttClientFactory().CreateMqttClient();
        var taking = Channel.CreateBounded<(Task<bool> Stored, MqttApplicationMessageReceivedEventArgs Message)>(
            new BoundedChannelOptions(Ahead) { SingleReader = true }
        );
        client.DisconnectedAsync += _ =>
        {
            over.Cancel();
            return Task.CompletedTask;
        };
        client.ApplicationMessageReceivedAsync += async received =>
        {
            received.AutoAcknowledge = false;
            await taking.Writer.WriteAsync((Take(received.ApplicationMessage, over.Token), received), over.Token);
        };
        var connected = await client.ConnectAsync(OptionsOf(broker), stop);
        if (connected.ResultCode is not MqttClientConnectResultCode.Success)
            throw new IOException($"The broker refuses the connection: {connected.ResultCode} {connected.ReasonString}");
        await client.SubscribeAsync(broker.Topic, MqttQualityOfServiceLevel.AtLeastOnce, stop);
        log.LogInformation("Subscribed to {Topic} at {Host}:{Port}", broker.Topic, broker.Host, broker.Port);
        await foreach (var (stored, message) in taking.Reader.ReadAllAsync(over.Token))
        {
            if (!await stored)
                throw new IOException("A message could not be stored; the broker keeps it.");
            await message.AcknowledgeAsync(over.Token);
        }
    }

    static MqttClientOptions OptionsOf(OutsideBroker broker)
    {
        var made = new MqttClientOptionsBuilder()
            .WithTcpServer(broker.Host, broker.Port)
            .WithProtocolVersion(MqttProtocolVersion.V500)
            .WithClientId(broker.ClientId)
            .WithCleanStart(false)
            .WithSessionExpiryInterval((uint)Kept.TotalSeconds)
            .WithReceiveMaximum(Ahead);
        if (broker.User is { } user)
            made.WithCredentials(user, broker.Password);
        if (broker.Tls)
            made.WithTlsOptions(tls => tls.UseTls());
        return made.Build();
    }

    /// <returns>Whether the broker may forget it: it is on the disk, or kept apart with its reason.</returns>
    async Task<bool> Take(MqttApplicationMessage message, CancellationToken stop)
    {
        var raw = message.Payload.ToArray();
        var code = PublishedMessage.DeviceOf(message.Topic);
        var read = code is null
            ? PerceptionFaults.Shape("topic", "主题应为 devices/设备编号/observations")
            : PublishedMessage.Read(code, message, raw);
        if (read.Fault is { } wrong)
            return Refused(null, message, raw, wrong);
        var taken = await intake.Take(code!, Wire.Mqtt, raw, read.Value, stop);
        return taken.Succeeded
            || taken.Fault != PerceptionFaults.NotStored && Refused(taken.Fault!.Status == 404 ? null : code, message, raw, taken.Fault);
    }

    bool Refused(string? code, MqttApplicationMessage message, byte[] raw, Fault fault)
    {
        intake.Refuse(code, Wire.Mqtt, message.Topic, raw, fault);
        return true;
    }
}
