using System.Net.Sockets;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using MQTTnet;
using MQTTnet.Protocol;
using Yingzhou.Assurance.Permission;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Formats;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Perception;
using Yingzhou.Support.Perception.Listening;
using static Yingzhou.Engines.Tests.Perception.PerceptionGiven;

namespace Yingzhou.Engines.Tests.Perception;

/// <summary>Commands to devices (p07 R8) with real clients: a device at our MQTT broker, an outlet that speaks HJ 212.</summary>
public sealed class CommandTests(CityTemplate template)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>A city with open doors.</summary>
    async Task<(CityUnderTest Base, CityUnderTest City, MqttDoor Mqtt, Hj212Door Hj212)> Opened(DatabaseKind kind = DatabaseKind.Sqlite)
    {
        var city = await City(template, kind);
        var opened = await Process(city);
        var mqtt = await opened.Do<MqttDoor, MqttDoor>(Task.FromResult);
        await mqtt.StartAsync(CancellationToken.None);
        var hj212 = await opened.Do<Hj212Door, Hj212Door>(Task.FromResult);
        await hj212.StartAsync(CancellationToken.None);
        return (city, opened, mqtt, hj212);
    }

    static Task<CityUnderTest> Process(CityUnderTest city) =>
        city.Restarted(services =>
            services.Configure<PerceptionOptions>(options =>
                (options.MqttPort, options.Hj212Port, options.FramesPerSecond) = (0, 0, 10_000)
            )
        );

    static Subject Admin(CityUnderTest city) => city.Official("dai-yong", "big-data/platform-admin");

    static Subject Second(CityUnderTest city) => city.Official("govstack", "big-data/platform-admin");

    static Task<Outcome<DeviceCommand>> Ask(CityUnderTest city, string device, string command, double? value = null, int? minutes = null) =>
        city.Do<ICommands, Outcome<DeviceCommand>>(commands => commands.Ask(new(device, command, value, minutes), Admin(city)));

    static async Task<DeviceCommand> Newest(CityUnderTest city, string device) =>
        (await city.Do<ICommands, Outcome<IReadOnlyList<DeviceCommand>>>(commands => commands.Of(device, Admin(city)))).Value[0];

    /// <summary>One round of the job that sends.</summary>
    static Task<int> Send(CityUnderTest city) =>
        city.Do<IServiceProvider, int>(provider =>
            provider.GetServices<ICityJob>().First(job => job.Name == "perception-commands").Run(CancellationToken.None)
        );

    static async Task Until(Func<Task<bool>> holds)
    {
        for (var end = Environment.TickCount64 + (long)Patience.TotalMilliseconds; Environment.TickCount64 < end; await Task.Delay(20))
            if (await holds())
                return;
        Assert.Fail("It did not come to that in time");
    }

    /// <summary>A tide gauge that listens to its commands.</summary>
    sealed class GaugeClient : IAsyncDisposable
    {
        readonly IMqttClient client = new MqttClientFactory().CreateMqttClient();
        readonly Channel<JsonElement> heard = Channel.CreateUnbounded<JsonElement>();

        public int Waiting => heard.Reader.Count;

        public static async Task<GaugeClient> Connect(int port)
        {
            var gauge = new GaugeClient();
            gauge.client.ApplicationMessageReceivedAsync += message =>
            {
                gauge.heard.Writer.TryWrite(JsonDocument.Parse(message.ApplicationMessage.ConvertPayloadToString()).RootElement);
                return Task.CompletedTask;
            };
            await gauge.client.ConnectAsync(
                new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", port).WithClientId(Gauge).WithCredentials(Gauge, Secret).Build()
            );
            await gauge.client.SubscribeAsync($"devices/{Gauge}/commands", MqttQualityOfServiceLevel.AtLeastOnce);
            return gauge;
        }

        public Task<JsonElement> Hear() => heard.Reader.ReadAsync().AsTask().WaitAsync(Patience);

        public async Task<MqttClientPublishReasonCode> Answer(string? id, string state, string? text = null) =>
            (
                await client.PublishAsync(
                    new MqttApplicationMessageBuilder()
                        .WithTopic($"devices/{Gauge}/commands/answers")
                        .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
                        .WithPayload(
                            JsonSerializer.Serialize(
                                new
                                {
                                    id,
                                    state,
                                    text,
                                }
                            )
                        )
                        .Build()
                )
            ).ReasonCode;

        public ValueTask DisposeAsync()
        {
            client.Dispose();
            return ValueTask.CompletedTask;
        }
    }

    [Fact]
    public async Task P07_R8_A_setting_waits_for_the_device_is_heard_by_it_and_is_what_it_reports_in_the_end()
    {
        var (given, city, mqtt, _) = await Opened();
        await using var first = given;
        await using var open = city;

        CityUnderTest.Succeed(await Ask(city, Gauge, "set-interval", 120));
        Assert.Equal(0, await Send(city));
        Assert.Equal(CommandState.Waiting, (await Newest(city, Gauge)).State);

        await using var gauge = await GaugeClient.Connect(mqtt.Port!.Value);
        await Until(async () => await Send(city) > 0);
        var told = await gauge.Hear();
        Assert.Equal(("set-interval", 120), (told.GetProperty("command").GetString(), told.GetProperty("value").GetDouble()));
        var id = told.GetProperty("id").GetString();
        Assert.Equal(CommandState.Sent, (await Newest(city, Gauge)).State);
        // A second one waits until the first is over.
        CityUnderTest.Succeed(await Ask(city, Gauge, "measure-now"));
        await Send(city);
        Assert.Equal(0, gauge.Waiting);

        Assert.Equal(MqttClientPublishReasonCode.Success, await gauge.Answer(id, "received"));
        Assert.Equal(MqttClientPublishReasonCode.Success, await gauge.Answer(id, "done", "间隔 120 s"));
        Assert.Equal(MqttClientPublishReasonCode.Success, await gauge.Answer(id, "failed"));
        Assert.Equal(MqttClientPublishReasonCode.PayloadFormatInvalid, await gauge.Answer("20200101000000000", "done"));
        Assert.Equal(MqttClientPublishReasonCode.PayloadFormatInvalid, await gauge.Answer(id, "perhaps"));
        Assert.True(await Send(city) > 0);
        Assert.Equal("measure-now", (await gauge.Hear()).GetProperty("command").GetString());

        var settings = (
            await city.Do<ICommands, Outcome<IReadOnlyList<DesiredSetting>>>(commands => commands.Settings(Gauge, Admin(city)))
        ).Value;
        var interval = Assert.Single(settings);
        Assert.Equal((true, 120, "间隔 120 s"), (interval.IsReached, interval.Reported, interval.Desired.Answer));
        var look = (await city.Do<IObservations, DeviceLook?>(observations => observations.Look(Gauge)))!;
        Assert.Equal(city.Clock.GetUtcNow(), look.LastFrameAt);
        Assert.Contains("perception-command.not-asked", look.Refused.Keys);
        await mqtt.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task P07_R8_What_is_past_its_expiry_is_not_sent_after_a_restart_nor_when_the_device_comes_back()
    {
        var (given, city, mqtt, _) = await Opened();
        await using var first = given;
        CityUnderTest.Succeed(await Ask(city, Gauge, "measure-now", minutes: 5));
        await mqtt.StopAsync(CancellationToken.None);
        await city.DisposeAsync();

        given.Clock.Advance(TimeSpan.FromMinutes(5));
        await using var again = await Process(given);
        var door = await again.Do<MqttDoor, MqttDoor>(Task.FromResult);
        await door.StartAsync(CancellationToken.None);
        await using var gauge = await GaugeClient.Connect(door.Port!.Value);
        await Until(() => Task.FromResult(door.Reaches(Gauge)));
        await Send(again);

        Assert.Equal(CommandState.Expired, (await Newest(again, Gauge)).State);
        Assert.Equal(0, gauge.Waiting);
        await door.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task P07_R8_Who_does_not_answer_is_told_three_times_under_one_number_and_then_nobody_knows()
    {
        var (given, city, mqtt, _) = await Opened();
        await using var first = given;
        await using var open = city;
        await using var gauge = await GaugeClient.Connect(mqtt.Port!.Value);
        await Until(() => Task.FromResult(mqtt.Reaches(Gauge)));
        CityUnderTest.Succeed(await Ask(city, Gauge, "measure-now"));

        var ids = new HashSet<string>();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            while (await Send(city) > 0) { }
            ids.Add((await gauge.Hear()).GetProperty("id").GetString()!);
            city.Clock.Advance(CommandCourse.AnswerWithin);
        }
        while (await Send(city) > 0) { }

        Assert.Equal((CommandState.TimedOut, 3), (await Newest(city, Gauge)) is var over ? (over.State, over.Attempts) : default);
        Assert.Equal(0, gauge.Waiting);
        // Late, but the device knows what it did.
        await gauge.Answer(Assert.Single(ids), "done");
        Assert.Equal(CommandState.Done, (await Newest(city, Gauge)).State);
        await mqtt.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task P07_R8_A_dangerous_command_needs_a_second_person_and_is_said_once()
    {
        var (given, city, mqtt, _) = await Opened();
        await using var first = given;
        await using var open = city;
        await using var gauge = await GaugeClient.Connect(mqtt.Port!.Value);
        await Until(() => Task.FromResult(mqtt.Reaches(Gauge)));
        var asked = (await Ask(city, Gauge, "restart")).Value;
        await Send(city);
        Assert.Equal(0, gauge.Waiting);
        Task<Outcome<DeviceCommand>> Approve(Subject official) =>
            city.Do<ICommands, Outcome<DeviceCommand>>(commands => commands.Approve(asked.Id, official));
        Assert.Equal("perception-command.same-person", (await Approve(Admin(city))).Fault?.Code);
        CityUnderTest.Succeed(await Approve(Second(city)));
        Assert.Equal("perception-command.not-proposed", (await Approve(Second(city))).Fault?.Code);

        while (await Send(city) > 0) { }
        await gauge.Hear();
        Assert.Equal(
            "perception-command.already-sent",
            (await city.Do<ICommands, Outcome<DeviceCommand>>(commands => commands.Cancel(asked.Id, Admin(city)))).Fault?.Code
        );
        city.Clock.Advance(CommandCourse.AnswerWithin);
        while (await Send(city) > 0) { }

        Assert.Equal((CommandState.TimedOut, 1), (await Newest(city, Gauge)) is var over ? (over.State, over.Attempts) : default);
        Assert.Equal(0, gauge.Waiting);
        await mqtt.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_command_is_refused_by_name_when_it_is_wrong_and_to_whom_it_is_not_for()
    {
        await using var city = await City(template);

        Assert.Equal("perception-command.no-kind", (await Ask(city, Gauge, "explode")).Fault?.Code);
        Assert.Equal("value", (await Ask(city, Gauge, "set-interval", 29)).Fault?.Field);
        Assert.Equal("value", (await Ask(city, Gauge, "set-interval", double.NaN)).Fault?.Field);
        Assert.Equal("value", (await Ask(city, Gauge, "set-interval")).Fault?.Field);
        Assert.Equal("perception-command.no-value", (await Ask(city, Gauge, "measure-now", 1)).Fault?.Code);
        Assert.Equal("minutes", (await Ask(city, Gauge, "measure-now", minutes: 0)).Fault?.Field);
        Assert.Equal(404, (await Ask(city, "nobody", "measure-now")).Fault?.Status);
        CityUnderTest.Succeed(await Ask(city, Gauge, "set-interval", 30));
        var clerk = city.HolderOf("dinghai-health/accept");
        Assert.Equal(
            403,
            (await city.Do<ICommands, Outcome<DeviceCommand>>(commands => commands.Ask(new(Gauge, "measure-now"), clerk))).Fault?.Status
        );
        // The same key is the same command.
        async Task<Guid> Keyed() =>
            (await city.Do<ICommands, Outcome<DeviceCommand>>(commands => commands.Ask(new(Gauge, "measure-now"), Admin(city), "k-1")))
                .Value
                .Id;
        Assert.Equal(await Keyed(), await Keyed());
        var cancelled = await city.Do<ICommands, Outcome<DeviceCommand>>(async commands =>
            await commands.Cancel(await Keyed(), Admin(city))
        );
        Assert.Equal(CommandState.Cancelled, cancelled.Value.State);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task An_outlet_that_speaks_HJ_212_hears_1062_and_answers_with_9011_and_9012(DatabaseKind kind)
    {
        var (given, city, _, door) = await Opened(kind);
        await using var first = given;
        await using var open = city;
        using var tcp = new TcpClient("127.0.0.1", (await door.Port)!.Value);
        var stream = tcp.GetStream();
        var splitter = new FrameSplitter<Hj212Framing>();
        async Task<string> Hear()
        {
            using var patience = new CancellationTokenSource(Patience);
            var buffer = new byte[4096];
            while (true)
            {
                if (splitter.TryNext(out var piece))
                    return Text(piece.Bytes);
                splitter.Append(buffer.AsSpan(0, await stream.ReadAsync(buffer, patience.Token)));
            }
        }
        async Task Answer(string qn, int cn, string parameters) =>
            await stream.WriteAsync(Hj212Writer.Frame(new(qn, 91, cn, Secret, Outlet, 4), parameters));

        CityUnderTest.Succeed(await Ask(city, Outlet, "set-interval", 60));
        Assert.False(door.Reaches(Outlet));
        await stream.WriteAsync(Packet(city.Clock.GetUtcNow(), 33.5));
        Assert.Contains("CN=9014", await Hear(), StringComparison.Ordinal);

        Assert.True(await Send(city) > 0);
        var told = await Hear();
        var qn = (await Newest(city, Outlet)).WireId!;
        Assert.Contains($"QN={qn};ST=32;CN=1062;PW={Secret};MN={Outlet};Flag=5;CP=&&RtdInterval=60&&", told, StringComparison.Ordinal);
        await Answer(qn, 9011, "QnRtn=1");
        await Until(async () => (await Newest(city, Outlet)).State is CommandState.Received);
        await Answer(qn, 9012, "ExeRtn=1");
        await Until(async () => (await Newest(city, Outlet)).State is CommandState.Done);

        city.Clock.Advance(TimeSpan.FromSeconds(1));
        CityUnderTest.Succeed(await Ask(city, Outlet, "sample-now"));
        Assert.True(await Send(city) > 0);
        Assert.Contains("CN=3012", await Hear(), StringComparison.Ordinal);
        await Answer((await Newest(city, Outlet)).WireId!, 9012, "ExeRtn=5");
        await Until(async () => (await Newest(city, Outlet)).State is CommandState.Failed);
        Assert.Equal("系统繁忙不能执行（ExeRtn=5）", (await Newest(city, Outlet)).Answer);

        tcp.Close();
        await Until(() => Task.FromResult(!door.Reaches(Outlet)));
        await door.StopAsync(CancellationToken.None);
    }
}
