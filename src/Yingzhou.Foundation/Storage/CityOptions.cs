using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Yingzhou.Foundation.Live;
using Yingzhou.Foundation.Storage.Keeping;
using Yingzhou.Foundation.Storage.Sqlite;

namespace Yingzhou.Foundation.Storage;

/// <summary>
/// What EF Core is told, made once per city together with the model. It looks through its options for every context, and would sort them and search the assembly for a model each
/// time. The contexts themselves come from no pool: a page whose request has ended may still be waiting, and would go on in somebody else's context.
/// </summary>
sealed class CityOptions : DbContextOptions<CityContext>
{
    readonly IDbContextOptionsExtension[] extensions;

    CityOptions(DbContextOptions options)
        : base(options.Extensions.ToDictionary(extension => extension.GetType())) => extensions = [.. base.Extensions];

    public override IEnumerable<IDbContextOptionsExtension> Extensions => extensions;

    public static CityOptions Of(IServiceProvider provider)
    {
        var storage = provider.GetRequiredService<IOptions<StorageOptions>>().Value;
        var builder = new DbContextOptionsBuilder<CityContext>();
        if (storage.Kind is DatabaseKind.Sqlite)
            builder.UseSqlite(provider.GetRequiredService<SqliteConnections>().ConnectionString).AddInterceptors(new KeptReads());
        else
            builder.UseNpgsql(storage.Connection);
        builder
            .UseSnakeCaseNamingConvention()
            .AddInterceptors(provider.GetRequiredService<RecordKeeping>(), provider.GetRequiredService<LiveCommits>())
            .UseApplicationServiceProvider(provider)
            .UseOrmServices(storage.Kind);
        using var first = new CityContext(
            builder.Options,
            provider.GetRequiredService<CityModel>(),
            new ActorScope(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<SqliteConnections>()
        );
        return new(builder.UseModel(first.Model).Options);
    }
}
