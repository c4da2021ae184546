using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Yingzhou.Foundation.Cluster;
using Yingzhou.Foundation.Events;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Live;
using Yingzhou.Foundation.Storage;
using Yingzhou.Foundation.Storage.Keeping;
using Yingzhou.Foundation.Storage.Sqlite;

namespace Yingzhou.Foundation.Storage;

public static class StorageServices
{
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<StorageOptions>()
            .Bind(configuration.GetSection(StorageOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddCluster(configuration);
        services.AddSingleton<SqliteConnections>();
        services.AddSingleton(provider =>
        {
            var storage = provider.GetRequiredService<IOptions<StorageOptions>>().Value;
            return PersonalCipher.Open(storage.Folder, storage.KeyServer);
        });
        services.AddSingleton<CityModel>();
        services.AddSingleton<InstallationKeys>();
        services.AddScoped<ResealPersonal>();
        services.AddSingleton<SchemaUpgrade>();
        services.AddSingleton<RecordKeeping>();
        services.AddScoped<ActorScope>();
        services.AddSingleton<WriterTurns>();
        services.AddScoped<CityStep>();
        services.AddTables<KeepingTables>();
        services.AddJob<OutboxDelivery>();
        services.AddSingleton<LiveHub>().AddSingleton<LiveCommits>().AddSingleton<LiveCounter.Seen>().AddSingleton<LiveStream>();
        services.AddTables<LiveTables>();
        services.AddJob<LiveCounter>();
        services.AddSingleton<DbContextOptions<CityContext>>(CityOptions.Of);
        services.AddScoped<CityContext>();
        return services;
    }

    public static IServiceCollection AddTables<T>(this IServiceCollection services)
        where T : TableSet => services.AddSingleton<TableSet, T>();
}
