using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Collection.Connectors;
using Yingzhou.Data.Collection.Handling;
using Yingzhou.Data.Collection.Running;
using Yingzhou.Data.Collection.Storage;
using Yingzhou.Data.Lineage;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Data.Collection;

/// <summary>数据采集: databases and interfaces, pulled by plan, resumed where they broke off.</summary>
public sealed class CollectionEngine : Engine
{
    public override string Id => "data-collection";

    public override string Title => "数据采集";

    public override IReadOnlyList<string> Needs => ["data-catalogue", "data-lake", "outgoing"];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<CollectionOptions>()
            .Bind(configuration.GetSection(CollectionOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddTables<CollectionTables>();
        services.AddGrants(CollectionRights.Grants);
        services.AddSingleton<Spool>();
        services
            .AddSingleton<IConnector, PostgresConnector>()
            .AddSingleton<IConnector, SqliteConnector>()
            .AddSingleton<IConnector, HttpJsonConnector>();
        services
            .AddScoped<ChangeSources>()
            .AddScoped<CollectSource>()
            .AddScoped<DueSources>()
            .AddScoped<ICollection, StoredCollection>()
            .AddScoped<ILineageSource, CollectionLineage>();
        services.AddJob<CollectJob>();
    }
}
