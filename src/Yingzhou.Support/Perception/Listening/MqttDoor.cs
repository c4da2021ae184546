using System.Buffers;
using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace Yingzhou.Support.Perception.Listening;

/// <summary>
/// MQTT 3.1.1 and 5 in this process. A device signs in with its code and secret, publishes to <c>devices/CODE/observations</c> and reads below <c>devices/CODE/</c>, nothing else. A message of QoS 1 or 2 is
/// acknowledged when it is on the disk; with QoS 0 nobody hears what became of it, but it is kept all the same.
/// </summary>
sealed class MqttDoor(IIntake intake, IOptions<PerceptionOptions> options, ILogger<MqttDoor> log) : IHostedService, IDisposable
{
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

    async Task Publish(InterceptingPublishEventArgs publish)
    {
        var (code, message) = (DeviceOf(publish.ClientId), publish.ApplicationMessage);
        // Kept apart from what others may read: the broker passes nothing on.
        publish.ProcessPublish = false;
        var raw = message.Payload.ToArray();
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
        if (taken.Succeeded)
            return;
        // Not stored, hence not acknowledged: 3.1.1 knows no other answer than to end the connection, and the device sends again.
        publish.Response.ReasonCode = MqttPubAckReasonCode.UnspecifiedError;
        publish.CloseConnection = true;
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
