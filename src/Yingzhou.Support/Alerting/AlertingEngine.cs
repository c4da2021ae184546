using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Organisation.Content;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;
using Yingzhou.Support.Alerting.Content;
using Yingzhou.Support.Alerting.Demo;
using Yingzhou.Support.Alerting.Handling;
using Yingzhou.Support.Alerting.Http;
using Yingzhou.Support.Alerting.Raising;
using Yingzhou.Support.Alerting.Reading;
using Yingzhou.Support.Alerting.Storage;
using Yingzhou.Support.Alerting.Watching;

namespace Yingzhou.Support.Alerting;

/// <summary>监测预警与处置: from a warning to its closed incident, with a clock on every stage.</summary>
public sealed class AlertingEngine : Engine
{
    public override string Id => "alerting";

    public override string Title => "预警与处置";

    public override IReadOnlyList<string> Needs => ["permission", "organisation", "identity"];

    public override IReadOnlyList<MenuEntry> Menu =>
        [
            new("值守与处置", "/desk/incidents", Ends.Official, [AlertingRights.See, AlertingRights.Work], "Bell"),
            new("处置评价", "/desk/incidents/figures", Ends.Official, [AlertingRights.See], "Chart"),
            new("值班表", "/desk/duty", Ends.Official, [AlertingRights.Roster, AlertingRights.Handle], "Clock"),
        ];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddTables<AlertingTables>();
        services.AddGrants(AlertingRights.Grants);
        services.AddFourEyes(AlertingRights.ReviewedByAnother);
        services.AddContent(Content);
        services
            .AddScoped<DutyChain>()
            .AddScoped<IncidentLog>()
            .AddScoped<IncidentWatch>()
            .AddScoped<OpenIncident>()
            .AddScoped<IncidentDeed>()
            .AddScoped<WatchIncidents>()
            .AddScoped<IncidentReading>()
            .AddScoped<FigureReading>()
            .AddScoped<FeedAlert>()
            .AddScoped<IAlerting, StoredAlerting>()
            .AddScoped<IIncidents, StoredIncidents>()
            .AddScoped<IAfterAction, StoredAfterAction>()
            .AddScoped<IDuty, StoredDuty>();
        services
            .AddSingleton<AlertFeed>()
            .AddSingleton<IAlertFeed>(provider => provider.GetRequiredService<AlertFeed>())
            .AddSingleton<IAlertKinds>(provider => provider.GetRequiredService<AlertingContent>())
            .AddHostedService<AlertFeedService>();
        services.AddJob<WatchJob>();
        services.AddDemoSeed<DemoIncidents>();
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapAlerts().MapIncidents();

    static ContentReading<AlertingContent> Content(IServiceProvider provider) =>
        AlertingContent.Read(
            provider.GetRequiredService<CityContent>(),
            provider.GetRequiredService<OrganisationContent>().Departments.ContainsKey
        );
}
