using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
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
        services.AddSingleton<SqliteConnections>();
        services.AddSingleton(provider => PersonalCipher.Open(provider.GetRequiredService<IOptions<StorageOptions>>().Value.Folder));
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
        // Options are the same for every request, and building them anew is a third of what a step allocates. The contexts themselves
        // come from no pool: a page whose request has ended may still be waiting, and would go on in somebody else's context.
        services.AddDbContext<CityContext>(Configure, ServiceLifetime.Scoped, ServiceLifetime.Singleton);
        return services;
    }

    public static IServiceCollection AddTables<T>(this IServiceCollection services)
        where T : TableSet => services.AddSingleton<TableSet, T>();

    static void Configure(IServiceProvider provider, DbContextOptionsBuilder builder)
    {
        var options = provider.GetRequiredService<IOptions<StorageOptions>>().Value;
        if (options.Kind is DatabaseKind.Sqlite)
        {
            var sqlite = provider.GetRequiredService<SqliteConnections>();
            builder.UseSqlite(sqlite.ConnectionString).AddInterceptors(new KeptReads()).ReplaceService<IDatabase, DirectRows>();
        }
        else
        {
            builder.UseNpgsql(options.Connection);
        }
        builder
            .UseSnakeCaseNamingConvention()
            .AddInterceptors(provider.GetRequiredService<RecordKeeping>(), provider.GetRequiredService<LiveCommits>())
            .ReplaceService<IModelCacheKeyFactory, ModelPerCity>();
    }
}
