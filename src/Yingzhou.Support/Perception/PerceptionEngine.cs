using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;
using Yingzhou.Support.Alerting;
using Yingzhou.Support.Perception.Commanding;
using Yingzhou.Support.Perception.Content;
using Yingzhou.Support.Perception.Demo;
using Yingzhou.Support.Perception.Handling;
using Yingzhou.Support.Perception.History;
using Yingzhou.Support.Perception.Http;
using Yingzhou.Support.Perception.Journal;
using Yingzhou.Support.Perception.Listening;
using Yingzhou.Support.Perception.Looking;
using Yingzhou.Support.Perception.Placing;
using Yingzhou.Support.Perception.State;
using Yingzhou.Support.Perception.Storage;
using Yingzhou.Support.Perception.Watching;
using Yingzhou.Support.Spatial;

namespace Yingzhou.Support.Perception;

/// <summary>统一物联网能力中心: devices by the field's own protocols; what is acknowledged is on the disk.</summary>
public sealed class PerceptionEngine : Engine
{
    public override string Id => "perception";

    public override string Title => "统一物联网能力中心";

    public override IReadOnlyList<MenuEntry> Menu =>
        [new("设备与感知", "/desk/devices", Ends.Official, [PerceptionRights.Watch], Icon: "Pin")];

    public override IReadOnlyList<string> Needs => ["data-lake", "alerting", "spatial"];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<PerceptionOptions>()
            .Bind(configuration.GetSection(PerceptionOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddTables<PerceptionTables>();
        services.AddGrants(PerceptionRights.Grants);
        services.AddContent(provider => ProductContent.Read(provider.GetRequiredService<CityContent>()));
        services.AddContent(provider =>
            RuleContent.Read(
                provider.GetRequiredService<CityContent>(),
                provider.GetRequiredService<ProductContent>(),
                provider.GetRequiredService<IAlertKinds>()
            )
        );
        services
            .AddSingleton<IntakeWatches>()
            .AddSingleton<RuleDesk>()
            .AddSingleton<IIntakeWatch>(provider => provider.GetRequiredService<RuleDesk>());
        services.AddSingleton<DeviceBook>().AddSingleton<LatestStates>();
        services.AddSingleton<IntakeFolders>().AddSingleton<NeighbourJournals>().AddSingleton<OpenJournal>().AddSingleton<KeptApart>();
        services.AddTwins(configuration);
        services
            .AddSingleton<HistoryFolder>()
            .AddSingleton<LatestInHistory>()
            .AddSingleton<ObservationHistory>()
            .AddSingleton<FoldJournal>();
        services
            .AddSingleton<IntakeDesk>()
            .AddSingleton<IIntake>(provider => provider.GetRequiredService<IntakeDesk>())
            .AddSingleton<VesselDesk>()
            .AddSingleton<IHj212Intake, Hj212Desk>()
            .AddSingleton<IAisIntake>(provider => provider.GetRequiredService<VesselDesk>());
        services
            .AddScoped<RegisterDevice>()
            .AddScoped<RegisterSheet>()
            .AddScoped<ChangeLife>()
            .AddScoped<SiloReading>()
            .AddScoped<IPerception, DeviceReading>()
            .AddSingleton<IObservations, ObservationReading>()
            .AddSingleton<IProtocolBench, ProtocolBench>();
        services.AddSingleton<ILiveLayer, VesselPositions>().AddSingleton<ILiveLayer, DevicePositions>();
        services.AddSingleton<IntakeTroubles>();
        services.AddSingleton<Hj212Door>().AddHostedService(provider => provider.GetRequiredService<Hj212Door>());
        services.AddSingleton<Sl651Door>().AddHostedService(provider => provider.GetRequiredService<Sl651Door>());
        services.AddSingleton<Jt808Door>().AddHostedService(provider => provider.GetRequiredService<Jt808Door>());
        services.AddSingleton<AisDoor>().AddHostedService(provider => provider.GetRequiredService<AisDoor>());
        services.AddHostedService<AisUdpDoor>();
        services.AddSingleton<MqttDoor>().AddHostedService(provider => provider.GetRequiredService<MqttDoor>());
        services.AddHostedService<MqttBridge>();
        services.AddSingleton<CommandAnswers>().AddScoped<ICommands, CommandDesk>().AddJob<SendCommands>();
        services.AddSingleton<ICommandWire>(provider => provider.GetRequiredService<MqttDoor>());
        services.AddSingleton<ICommandWire>(provider => provider.GetRequiredService<Hj212Door>());
        services.AddSingleton<ICommandWire>(provider => provider.GetRequiredService<Sl651Door>());
        services.AddSingleton<ICommandWire>(provider => provider.GetRequiredService<Jt808Door>());
        services.AddScoped<SilenceAlarms>().AddJob<SilenceJob>();
        services.AddJob<RuleJob>().AddHostedService<JournalAtStart>();
        services.AddJob<FoldJob>();
        services.AddDemoSeed<DemoDevices>().AddDemoSeed<DemoCommands>();
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapObservations();
}
