using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Foundation.Cluster;

static class ClusterServices
{
    public static IServiceCollection AddCluster(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<SiloOptions>()
            .Bind(configuration.GetSection(SiloOptions.Section))
            .ValidateDataAnnotations()
            .Validate<IOptions<StorageOptions>>(
                (silo, storage) => silo.IsAlone || storage.Value.Kind is DatabaseKind.PostgreSql,
                "Cluster:Silo needs Storage:Connection: processes of one city share a PostgreSQL"
            )
            .ValidateOnStart();
        services.TryAddSingleton<CityTurns>();
        return services.AddSingleton<CityLease>().AddHostedService(provider => provider.GetRequiredService<CityLease>());
    }
}
