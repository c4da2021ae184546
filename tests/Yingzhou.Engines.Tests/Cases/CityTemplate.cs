using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Starting;
using Yingzhou.Foundation.Storage;
using Yingzhou.Host.Composition;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Tests.Infrastructure;

[assembly: AssemblyFixture(typeof(CityTemplate))]

namespace Yingzhou.Engines.Tests.Cases;

/// <summary>
/// 舟山 as it stands on the first morning, on each database: scripts applied, organisation seeded, drawings released. Made once a run; every test gets a
/// copy of its own, which costs a file copy instead of a start.
/// </summary>
public sealed class CityTemplate : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("yz-template-");
    readonly Lock gate = new();
    readonly Dictionary<DatabaseKind, Task<string?>> made = [];
    Task<(CasesContent, Workdays, PersonalCipher)>? content;

    /// <returns>Folder and connection of a fresh copy.</returns>
    public async Task<(string Folder, string? Connection)> Copy(DatabaseKind kind)
    {
        var connection = await Template(kind);
        var copy = Directory.CreateTempSubdirectory("yz-city-").FullName;
        if (connection is null)
            File.Copy(Path.Combine(folder.FullName, "city.db"), Path.Combine(copy, "city.db"));
        return (copy, connection is null ? null : await CopyOf(connection));
    }

    /// <summary>What is the same for every copy and slow to make: the content, read and checked, and the key, by which EF Core keeps its model.</summary>
    public async Task Share(IServiceCollection services)
    {
        var (cases, workdays, cipher) = await (content ?? throw new InvalidOperationException("Ask for a copy first"));
        services.AddSingleton(cases).AddSingleton(workdays).AddSingleton(cipher);
    }

    Task<string?> Template(DatabaseKind kind)
    {
        lock (gate)
        {
            if (!made.TryGetValue(kind, out var template))
                made[kind] = template = Make(kind);
            return template;
        }
    }

    async Task<string?> Make(DatabaseKind kind)
    {
        var connection =
            kind is DatabaseKind.PostgreSql ? await (await TestContext.Current.GetFixture<PostgresServer>())!.NewDatabase() : null;
        await using var app = Build(folder.FullName, connection, TimeProvider.System);
        app.Services.GetRequiredService<SchemaUpgrade>().Run();
        await app.Services.GetRequiredService<StartQueue>().Run(default);
        lock (gate)
            content ??= Task.FromResult(
                (
                    app.Services.GetRequiredService<CasesContent>(),
                    app.Services.GetRequiredService<Workdays>(),
                    app.Services.GetRequiredService<PersonalCipher>()
                )
            );
        // Neither a template nor a file can be copied while somebody holds it.
        NpgsqlConnection.ClearAllPools();
        SqliteConnection.ClearAllPools();
        return connection;
    }

    internal static WebApplication Build(string folder, string? connection, TimeProvider clock, Action<IServiceCollection>? more = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Storage:Folder"] = folder,
                ["Storage:Connection"] = connection,
                ["Storage:SurvivePowerCut"] = "false",
            }
        );
        builder.Services.AddSingleton(clock);
        builder.Services.AddCity(builder.Configuration);
        more?.Invoke(builder.Services);
        return builder.Build();
    }

    static async Task<string> CopyOf(string template)
    {
        var connection = new NpgsqlConnectionStringBuilder(template);
        var (original, copy) = (connection.Database, $"copy_{Guid.NewGuid():N}");
        connection.Database = "postgres";
        await using var server = new NpgsqlConnection(connection.ConnectionString);
        await server.OpenAsync();
        await using var create = new NpgsqlCommand($"create database {copy} template {original}", server);
        await create.ExecuteNonQueryAsync();
        connection.Database = copy;
        return connection.ConnectionString;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
