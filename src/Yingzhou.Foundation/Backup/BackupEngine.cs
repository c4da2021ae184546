using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Foundation.Backup;

/// <summary>备份与恢复: one file that a city can be made again from.</summary>
public sealed class BackupEngine : Engine
{
    public override string Id => "backup";

    public override string Title => "备份与恢复";

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IDatabaseCopy>(provider =>
            provider.GetRequiredService<IOptions<StorageOptions>>().Value is { Kind: DatabaseKind.PostgreSql } options
                ? new PostgresCopy(options.Connection!)
                : new SqliteCopy(provider.GetRequiredService<IOptions<StorageOptions>>().Value.SqliteFile)
        );
        services.AddSingleton(provider => new CityBackup(
            provider.GetRequiredService<IOptions<StorageOptions>>(),
            provider.GetRequiredService<SchemaUpgrade>(),
            provider.GetRequiredService<IDatabaseCopy>(),
            provider.GetRequiredService<TimeProvider>()
        ));
    }
}
