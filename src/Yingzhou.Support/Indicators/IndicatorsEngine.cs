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
using Yingzhou.Support.Indicators.Cockpits;
using Yingzhou.Support.Indicators.Computing;
using Yingzhou.Support.Indicators.Content;
using Yingzhou.Support.Indicators.Directing;
using Yingzhou.Support.Indicators.Http;
using Yingzhou.Support.Indicators.Reading;
using Yingzhou.Support.Indicators.Sources;
using Yingzhou.Support.Indicators.Storage;
using Yingzhou.Support.Models;

namespace Yingzhou.Support.Indicators;

/// <summary>指标与驾驶舱: figures that say what they are made of, and the screens that officials arrange of them.</summary>
public sealed class IndicatorsEngine : Engine
{
    public override string Id => "indicators";

    public override string Title => "指标与驾驶舱";

    public override IReadOnlyList<string> Needs => ["permission", "organisation", "cases", "alerting", "models"];

    public override IReadOnlyList<MenuEntry> Menu =>
        [
            new("指标", "/desk/indicators", Ends.Official, [IndicatorsRights.See], "Chart"),
            new("批示", "/desk/directives", Ends.Official, [IndicatorsRights.Direct, IndicatorsRights.AnswerDirective], "Pen"),
            new("驾驶舱编排", "/desk/cockpits", Ends.Official, [IndicatorsRights.Arrange, IndicatorsRights.Release], "Pen"),
            new("指标驾驶舱", "/cockpit/indicators", Ends.Official, [IndicatorsRights.See], "Chart"),
        ];

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapSeriesFile();

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddTables<IndicatorsTables>();
        services.AddGrants(IndicatorsRights.Grants);
        services.AddFourEyes(IndicatorsRights.ReleasedByAnother);
        services.AddContent(provider =>
        {
            // Sources ask the database when they are read; their names are asked here, once.
            using var scope = provider.CreateScope();
            return IndicatorsContent.Read(
                provider.GetRequiredService<CityContent>(),
                scope.ServiceProvider.GetServices<IIndicatorSource>(),
                provider.GetRequiredService<OrganisationContent>().Departments.ContainsKey
            );
        });
        services.AddScoped<ComputeIndicators>().AddScoped<RaiseLights>().AddScoped<IIndicators, StoredIndicators>();
        services.AddScoped<ICockpits, StoredCockpits>().AddScoped<IDirectives, StoredDirectives>();
        services.AddContent(provider => DatasetsContent.Read(provider.GetRequiredService<CityContent>()));
        services.AddIndicatorSource<CaseSource>().AddIndicatorSource<DatasetSource>();
        services.AddJob<HourlyIndicators>();
        services.AddSeriesSource<IndicatorValues>().AddScoped<IndicatorModels>();
        services.AddDemoSeed<DemoCockpits>().AddDemoSeed<DemoIndicators>(buildsOnOthers: true);
        services
            .AddDemoModel(new("cases-received-days", "1.0.0", new("holt-winters", 7, 7, 0), "第一版：水平、趋势和一周的起伏各自平滑"))
            .AddDemoModel(new("cases-received-unusual", "1.0.0", new("seasonal-deviation", 7, 0, 4), "第一版：4 倍离差"))
            .AddDemoModel(new("cases-received-adjustment", "1.0.0", new("classical", 7, 0, 0), "第一版：一周的起伏取中位数"))
            .AddDemoModel(new("city-on-time-weeks", "1.0.0", new("trend-regression", 1, 2, 0), "第一版：一条直线，没有起伏"));
    }
}

public static class IndicatorServices
{
    /// <summary>Indicators may be made of these rows from now on.</summary>
    public static IServiceCollection AddIndicatorSource<T>(this IServiceCollection services)
        where T : class, IIndicatorSource => services.AddScoped<IIndicatorSource, T>();
}
