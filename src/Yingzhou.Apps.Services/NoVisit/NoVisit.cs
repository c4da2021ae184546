using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Services.NoVisit.Content;
using Yingzhou.Apps.Services.NoVisit.Delivery;
using Yingzhou.Apps.Services.NoVisit.Demo;
using Yingzhou.Apps.Services.NoVisit.Figures;
using Yingzhou.Apps.Services.NoVisit.Guides;
using Yingzhou.Apps.Services.NoVisit.Helping;
using Yingzhou.Apps.Services.NoVisit.Http;
using Yingzhou.Apps.Services.NoVisit.Identity;
using Yingzhou.Apps.Services.NoVisit.Recording;
using Yingzhou.Apps.Services.NoVisit.Signing;
using Yingzhou.Apps.Services.NoVisit.Storage;
using Yingzhou.Apps.Services.NoVisit.Video;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Ledger;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Notices;

namespace Yingzhou.Apps.Services.NoVisit;

/// <summary>“不见面”服务: finish without meeting anybody, or meet by video; papers cross the water with a promise that holds.</summary>
public sealed class NoVisit : Application
{
    public override string Id => "no-visit";

    public override string Title => "“不见面”服务";

    public override PlanSection Section => new(4, 1);

    public override IReadOnlyList<string> LeadDepartments => ["市政务服务办"];

    public override IReadOnlyList<MenuEntry> Menu =>
        [
            new("不见面办事", "/no-visit", Ends.Citizen, Icon: "Ship"),
            new("视频窗口", "/desk/no-visit", Ends.Official, [NoVisitRights.Serve], "Phone"),
            new("投递台", "/desk/no-visit/shipments", Ends.Official, [NoVisitRights.Ship], "Ship"),
            new("代办委托", "/desk/no-visit/help", Ends.Official, [NoVisitRights.Serve], "People"),
            new("指南通俗化", "/desk/no-visit/guides", Ends.Official, [NoVisitRights.Guides], "Pen"),
            new("不见面驾驶舱", "/cockpit/no-visit", Ends.Official, [NoVisitRights.Cockpit], "Chart"),
        ];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddTables<NoVisitTables>();
        services.AddGrants(NoVisitRights.Grants);
        services.AddContent(provider => NoVisitContent.Read(provider.GetRequiredService<CityContent>()));
        services
            .AddSingleton<IWindForecast, SimulatedWind>()
            .AddSingleton<SimulatedPast>()
            .AddSingleton(provider => new GuideList(
                provider.GetRequiredService<NoVisitContent>().Plain,
                provider.GetRequiredService<CasesContent>()
            ))
            .AddSingleton<SimulatedFaces>()
            .AddSingleton<DeliveryPlanner>();
        services.AddOptions<IceOptions>().Bind(configuration.GetSection(IceOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddEvidence<RecordingKept>("no-visit.recording-kept", "视频办理录像", e => new("", e.Call.ToString()) { Payload = e });
        services.AddSingleton<IceServers>().AddSingleton<SignerKeys>().AddSingleton<RecordingFiles>();
        services
            .AddScoped<KeepRecording>()
            .AddScoped<SeeRecording>()
            .AddJob<ForgetRecordings>()
            .AddJob<EnterRecordings>()
            .AddNotices<NoVisitNotices>();
        services.AddScoped<ItemAssurance>().AddScoped<IdentifyCaller>();
        services
            .AddSingleton<SignalRelay>()
            .AddScoped<CallDeed>()
            .AddScoped<CallSlots>()
            .AddScoped<JoinQueue>()
            .AddScoped<ServeCall>()
            .AddScoped<CallQueries>();
        services
            .AddScoped<OrderDelivery>()
            .AddScoped<MoveShipment>()
            .AddScoped<ShipmentQueries>()
            .AddScoped<NoVisitFigures>()
            .AddScoped<Authorise>();
        services.AddDemoSeed<DemoStory>();
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapSignals().MapRecordings().MapSignedDocuments();
}
