using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Yingzhou.Foundation.Storage.Sqlite;

namespace Yingzhou.Foundation.Storage;

/// <summary>
/// EF Core's own services, made once per kind of database. Left to itself, EF Core finds them again for every context by comparing all options, which was a sixth of the time
/// of a step.
/// </summary>
static class OrmServices
{
    static readonly ConcurrentDictionary<DatabaseKind, Lazy<IServiceProvider>> Made = new();

    public static DbContextOptionsBuilder UseOrmServices(this DbContextOptionsBuilder builder, DatabaseKind kind) =>
        builder.UseInternalServiceProvider(Made.GetOrAdd(kind, _ => new(() => Make(kind, builder.Options))).Value);

    static ServiceProvider Make(DatabaseKind kind, DbContextOptions options)
    {
        ServiceCollection services = [];
        foreach (var extension in options.Extensions)
            extension.ApplyServices(services);
        services.Replace(ServiceDescriptor.Singleton<IModelCacheKeyFactory, ModelPerCity>());
        if (kind is DatabaseKind.Sqlite)
            services.Replace(ServiceDescriptor.Scoped<IDatabase, DirectRows>());
        return services.BuildServiceProvider();
    }
}
