using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Lineage;
using Yingzhou.Data.Realtime.Handling;
using Yingzhou.Data.Realtime.Running;
using Yingzhou.Data.Realtime.Storage;
using Yingzhou.Data.Realtime.Store;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Data.Realtime;

/// <summary>数据高铁: departments' databases followed change by change, exactly once in effect.</summary>
public sealed class RealtimeEngine : Engine
{
    public override string Id => "data-express";

    public override string Title => "数据高铁";

    public override IReadOnlyList<string> Needs => ["data-catalogue", "data-lake"];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<RealtimeOptions>()
            .Bind(configuration.GetSection(RealtimeOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddTables<RealtimeTables>();
        services.AddGrants(RealtimeRights.Grants);
        services.AddSingleton<LineFolder>().AddSingleton<LineDesk>().AddSingleton<IExpressRunner, ExpressRunner>();
        services
            .AddScoped<ChangeLines>()
            .AddScoped<ReconcileStation>()
            .AddScoped<PublishStations>()
            .AddScoped<WatchPromises>()
            .AddScoped<ErasePerson>()
            .AddScoped<IExpress, StoredExpress>()
            .AddScoped<ILineageSource, ExpressLineage>();
        services.AddHostedService<ExpressAtWork>();
        services.AddJob<PublishJob>();
        services.AddJob<ReconcileJob>();
        services.AddJob<WatchPromisesJob>();
        services.AddJob<EraseJob>();
    }
}
