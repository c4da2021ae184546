using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Organisation.Content;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Starting;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Spatial.Content;
using Yingzhou.Support.Spatial.Fences;
using Yingzhou.Support.Spatial.Handling;
using Yingzhou.Support.Spatial.Http;
using Yingzhou.Support.Spatial.Live;
using Yingzhou.Support.Spatial.Reading;
using Yingzhou.Support.Spatial.Storage;
using Yingzhou.Support.Spatial.Tiles;

namespace Yingzhou.Support.Spatial;

/// <summary>空间治理: the city's layers in versions, standard interfaces to them, and the maps that are drawn of them.</summary>
public sealed class SpatialEngine : Engine
{
    public override string Id => "spatial";

    public override string Title => "空间治理";

    public override IReadOnlyList<string> Needs => ["permission", "organisation", "identity"];

    public override IReadOnlyList<MenuEntry> Menu =>
        [
            new("一张图", "/desk/map", Ends.Official, [SpatialRights.ReadOpen], Icon: "Pin"),
            new("舟山地图", "/map", Ends.Citizen, Icon: "Pin"),
        ];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddTables<SpatialTables>();
        services.AddGrants(SpatialRights.Grants);
        services.AddFourEyes(SpatialRights.ConfirmedByAnother);
        services.AddContent(provider => BaseMap.Read(provider.GetRequiredService<CityContent>()));
        services.AddContent(Layers);
        services.AddOptions<SpatialOptions>().Bind(configuration.GetSection(SpatialOptions.Section));
        services.AddSingleton<VersionShelf>().AddSingleton<TileCache>().AddSingleton<LevelShapes>().AddSingleton<LiveShelf>();
        services
            .AddScoped<LayerAccess>()
            .AddScoped<MakeVersion>()
            .AddScoped<ChangeLayer>()
            .AddScoped<FeatureSource>()
            .AddScoped<FeatureQueries>()
            .AddScoped<LayerTiles>()
            .AddScoped<AnalyseLayers>()
            .AddScoped<LiveLayers>()
            .AddScoped<ILayers, StoredLayers>()
            .AddScoped<IGeofences, Geofences>();
        services.AddAtStart<SeedLayers>();
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapBaseMap();
        endpoints.MapOgc().MapTiles().MapLive().MapMapStyle().MapMeasure();
    }

    static ContentReading<LayerContent> Layers(IServiceProvider provider)
    {
        var organisation = provider.GetRequiredService<OrganisationContent>();
        return LayerContent.Read(provider.GetRequiredService<CityContent>(), organisation.City.Code, organisation.Departments.ContainsKey);
    }
}
