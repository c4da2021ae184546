using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Governance.UninhabitedIslands.Content;
using Yingzhou.Apps.Governance.UninhabitedIslands.Demo;
using Yingzhou.Apps.Governance.UninhabitedIslands.Patrols;
using Yingzhou.Apps.Governance.UninhabitedIslands.Reading;
using Yingzhou.Apps.Governance.UninhabitedIslands.Storage;
using Yingzhou.Apps.Governance.UninhabitedIslands.Watching;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Organisation.Content;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;
using Yingzhou.Support.Alerting;
using Yingzhou.Support.Perception;
using Yingzhou.Support.Spatial;

namespace Yingzhou.Apps.Governance.UninhabitedIslands;

/// <summary>无人岛智能管控: islands on which nobody lives are watched day and night by what ships say of themselves; patrols go where it is worth it.</summary>
public sealed class UninhabitedIslands : Application
{
    public override string Id => "uninhabited-islands";

    public override string Title => "无人岛智能管控";

    public override PlanSection Section => new(5, 4);

    public override IReadOnlyList<string> LeadDepartments => ["市委政法委"];

    public override IReadOnlyList<MenuEntry> Menu =>
        [
            new("无人岛", "/desk/islands", Ends.Official, [IslandRights.See], "Pin"),
            new("无人岛驾驶舱", "/cockpit/islands", Ends.Official, [IslandRights.See], "Chart"),
        ];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddTables<IslandTables>();
        services.AddGrants(IslandRights.Grants);
        services.AddContent(provider =>
            IslandContent.Read(
                provider.GetRequiredService<CityContent>(),
                provider.GetRequiredService<OrganisationContent>().Divisions.ContainsKey
            )
        );
        services
            .AddSingleton<SeaWatch>()
            .AddSingleton<IIntakeWatch>(provider => provider.GetRequiredService<SeaWatch>())
            .AddSingleton<SeaContacts>()
            .AddSingleton<IIntakeWatch>(provider => provider.GetRequiredService<SeaContacts>())
            .AddSingleton<ILiveLayer, SeaTracksLayer>()
            .AddSingleton<SeaScene>()
            .AddJob<SilentVessels>()
            .AddJob<LiveScene>();
        services.AddScoped<IslandBoard>().AddScoped<PlanPatrol>().AddScoped<RecordPatrol>();
        services.AddDemoSeed<IslandStory>(buildsOnOthers: true);
    }
}
