using DbUp;
using DbUp.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Yingzhou.Foundation.Cluster;
using Yingzhou.Foundation.Storage.Schema;
using Yingzhou.Foundation.Storage.Sqlite;

namespace Yingzhou.Foundation.Storage;

/// <summary>Brings the database up to the scripts of all modules, each script in a transaction of its own.</summary>
public sealed class SchemaUpgrade(
    IOptions<StorageOptions> options,
    IEnumerable<TableSet> tableSets,
    SqliteConnections sqlite,
    CityTurns turns,
    IServiceScopeFactory scopes,
    ILogger<SchemaUpgrade> log
)
{
    /// <summary>Names of all scripts that this program knows, applied or not.</summary>
    public IReadOnlySet<string> Known =>
        SchemaScripts.Of(tableSets).Select(script => script.Name).Append(IdsOfOldCities.Name).ToHashSet(StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">A script failed: the message names it. Nothing of that script has been applied.</exception>
    public void Run()
    {
        Directory.CreateDirectory(options.Value.Folder);
        if (options.Value.Kind is DatabaseKind.Sqlite)
            sqlite.Prepare();
        var turn = turns.Take("schema", CancellationToken.None).GetAwaiter().GetResult();
        try
        {
            if (options.Value.Kind is DatabaseKind.Sqlite)
                UpgradeWithIds();
            else
                Upgrade();
        }
        finally
        {
            turn.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    void UpgradeWithIds()
    {
        using var scope = scopes.CreateScope();
        var ids = new IdsOfOldCities(sqlite, () => scope.ServiceProvider.GetRequiredService<CityContext>().Model);
        var old = ids.AreThere();
        Upgrade();
        ids.Change(old);
    }

    void Upgrade()
    {
        var result = Target()
            .WithScripts(SchemaScripts.Of(tableSets))
            .WithVariables(TypeTokens.For(options.Value.Kind))
            .WithTransactionPerScript()
            .LogToNowhere()
            .Build()
            .PerformUpgrade();

        if (!result.Successful)
            throw new InvalidOperationException($"Schema script {result.ErrorScript?.Name} failed: {result.Error.Message}", result.Error);
        foreach (var script in result.Scripts)
            log.LogInformation("Applied schema script {Script}", script.Name);
    }

    UpgradeEngineBuilder Target() =>
        options.Value.Kind is DatabaseKind.Sqlite
            ? DeployChanges.To.SqliteDatabase(sqlite.ConnectionString).JournalToSqliteTable("kept_schema")
            : DeployChanges.To.PostgresqlDatabase(options.Value.Connection!).JournalToPostgresqlTable("public", "kept_schema");
}
