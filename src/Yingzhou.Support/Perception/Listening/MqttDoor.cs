using System.Buffers;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MQTTnet;
using MQTTnet.Protocol;
using MQTTnet.Server;
using Yingzhou.Support.Perception.Commanding;

namespace Yingzhou.Support.Perception.Listening;

/// <summary>
/// MQTT 3.1.1 and 5 in this process. A device signs in with its code and secret, publishes to <c>devices/CODE/observations</c> and reads below <c>devices/CODE/</c>, nothing else. A message of QoS 1 or 2 is
/// acknowledged when it is on the disk; with QoS 0 nobody hears what became of it, but it is kept all the same. Commands come at <c>devices/CODE/commands</c> and are answered at
/// <c>devices/CODE/commands/answers</c>.
/// </summary>
sealed class MqttDoor(IIntake intake, CommandAnswers answers, IOptions<PerceptionOptions> options, ILogger<MqttDoor> log)
    : IHostedService,
        ICommandWire,
        IDisposable
{
    /// <summary>Who speaks when the city does: no code of a device has such letters.</summary>
    const string City = "瀛洲";

    readonly MqttListeners listeners = new();
    MqttServer? server;

    /// <summary>The port it listens at; <c>null</c> when it is closed.</summary>
    public int? Port { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.MqttPort is not { } wanted)
            return;
        // The broker takes no port 0.
        Port = wanted == 0 ? FreePort() : wanted;
        server = new MqttServerFactory().CreateMqttServer(
            new MqttServerOptionsBuilder()
                .WithDefaultEndpoint()
                .WithDefaultEndpointBoundIPAddress(IPAddress.Parse(options.Value.Address))
                .WithDefaultEndpointBoundIPV6Address(IPAddress.None)
                .WithDefaultEndpointPort(Port.Value)
                .Build()
        );
        server.ValidatingConnectionAsync += Validate;
        server.InterceptingPublishAsync += Publish;
        server.InterceptingSubscriptionAsync += Subscribe;
        server.ClientSubscribedTopicAsync += subscribed =>
        {
            var device = DeviceOf(subscribed.ClientId);
            if (PublishedMessage.HearsCommands(subscribed.TopicFilter.Topic, device))
                listeners.Add(subscribed.ClientId, device);
            return Task.CompletedTask;
        };
        server.ClientDisconnectedAsync += gone =>
        {
            listeners.Remove(gone.ClientId);
            return Task.CompletedTask;
        };
        try
        {
            await server.StartAsync();
        }
        catch (System.Net.Sockets.SocketException taken)
        {
            log.LogError(taken, "The MQTT broker does not listen at {Address}:{Port}", options.Value.Address, Port);
            (server, Port) = (null, null);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (server is not null)
            await server.StopAsync();
    }

    async Task Validate(ValidatingConnectionEventArgs connection)
    {
        var known = await intake.Recognise(connection.UserName ?? "", connection.Password ?? "", CancellationToken.None);
        // One session for one device: a client id that is another device's would take that one's session.
        var isItself =
            known.Succeeded
            && (
                connection.ClientId == connection.UserName
                || connection.ClientId.StartsWith(connection.UserName + "/", StringComparison.Ordinal)
            );
        connection.ReasonCode =
            !known.Succeeded ? MqttConnectReasonCode.BadUserNameOrPassword
            : !isItself ? MqttConnectReasonCode.ClientIdentifierNotValid
            : MqttConnectReasonCode.Success;
        if (known.Fault is { } fault)
            intake.Refuse(
                fault.Status == 404 ? null : connection.UserName,
                Wire.Mqtt,
                connection.RemoteEndPoint?.ToString() ?? "",
                [],
                fault
            );
    }

    public bool Reaches(string device) => listeners.Has(device);

    public Task Say(DeviceCommand command, ProductCommand kind, CancellationToken cancel) =>
        server is null
            ? Task.CompletedTask
            : server.InjectApplicationMessage(
                new(
                    new MqttApplicationMessageBuilder()
                        .WithTopic(PublishedMessage.CommandsOf(command.Device))
                        .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
                        .WithPayload(
                            JsonSerializer.SerializeToUtf8Bytes(
                                new
                                {
                                    id = command.WireId,
                                    command = command.Command,
                                    value = command.Value,
                                    expires = command.ExpiresAt,
                                },
                                JsonSerializerOptions.Web
                            )
                        )
                        .Build()
                )
                {
                    SenderClientId = City,
                },
                cancel
            );

    /// <summary>What a device says to a command: stored before it is acknowledged, and a sign of life.</summary>
    async Task Answer(string code, byte[] raw, InterceptingPublishEventArgs publish)
    {
        var read = CommandAnswers.Read(raw);
        var taken = read.Fault is { } shape
            ? shape
            : (await answers.Take(code, read.Value.WireId, read.Value.Answer, read.Value.Text, publish.CancellationToken)).Fault;
        if (taken is { Status: 503 })
        {
            Unacknowledged(publish);
            return;
        }
        if (taken is not null)
        {
            intake.Refuse(code, Wire.Mqtt, publish.ClientId, raw, taken);
            (publish.Response.ReasonCode, publish.Response.ReasonString) = (MqttPubAckReasonCode.PayloadFormatInvalid, taken.Detail);
            return;
        }
        if (!(await intake.Take(code, Wire.Mqtt, raw, [], publish.CancellationToken)).Succeeded)
            Unacknowledged(publish);
    }

    // Not stored, hence not acknowledged: 3.1.1 knows no other answer than to end the connection, and the device sends again.
    static void Unacknowledged(InterceptingPublishEventArgs publish)
    {
        publish.Response.ReasonCode = MqttPubAckReasonCode.UnspecifiedError;
        publish.CloseConnection = true;
    }

    async Task Publish(InterceptingPublishEventArgs publish)
    {
        if (publish.ClientId == City)
            return;
        var (code, message) = (DeviceOf(publish.ClientId), publish.ApplicationMessage);
        // Kept apart from what others may read: the broker passes nothing on.
        publish.ProcessPublish = false;
        var raw = message.Payload.ToArray();
        if (message.Topic == PublishedMessage.AnswersOf(code))
        {
            await Answer(code, raw, publish);
            return;
        }
        var read = PublishedMessage.Read(code, message, raw);
        if (read.Fault is { } wrong)
        {
            intake.Refuse(code, Wire.Mqtt, publish.ClientId, raw, wrong);
            (publish.Response.ReasonCode, publish.Response.ReasonString) = (MqttPubAckReasonCode.PayloadFormatInvalid, wrong.Detail);
            return;
        }
        if (intake.Throttle(code) is var wait && wait > TimeSpan.Zero)
            await Task.Delay(wait, publish.CancellationToken);
        var taken = await intake.Take(code, Wire.Mqtt, raw, read.Value, publish.CancellationToken);
        if (!taken.Succeeded)
            Unacknowledged(publish);
    }

    Task Subscribe(InterceptingSubscriptionEventArgs subscription)
    {
        var own = $"devices/{DeviceOf(subscription.ClientId)}/";
        if (!subscription.TopicFilter.Topic.StartsWith(own, StringComparison.Ordinal))
        {
            subscription.ProcessSubscription = false;
            subscription.Response.ReasonCode = MqttSubscribeReasonCode.NotAuthorized;
        }
        return Task.CompletedTask;
    }

    static string DeviceOf(string client) => client.IndexOf('/', StringComparison.Ordinal) is >= 0 and var end ? client[..end] : client;

    static int FreePort()
    {
        using var any = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        any.Start();
        return ((IPEndPoint)any.LocalEndpoint).Port;
    }

    public void Dispose() => server?.Dispose();
}
