using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Yingzhou.Foundation.Storage;
using Yingzhou.Host.Composition;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.Storage;

/// <summary>The scripts of all modules on a new database, nothing seeded; and, for the tests of the records themselves, a table of <see cref="Boat"/>s.</summary>
sealed class EmptyCity : IAsyncDisposable
{
    readonly WebApplication app;

    EmptyCity(WebApplication app, string folder, string? connection, FakeTimeProvider clock) =>
        (this.app, Folder, Connection, Clock) = (app, folder, connection, clock);

    public string Folder { get; }

    public string? Connection { get; }

    public FakeTimeProvider Clock { get; }

    public static async Task<EmptyCity> Found(DatabaseKind kind, PostgresServer postgres) =>
        Found(kind is DatabaseKind.PostgreSql ? await postgres.NewDatabase() : null);

    public static EmptyCity Found(string? connection)
    {
        var city = Unfounded(connection);
        city.app.Services.GetRequiredService<SchemaUpgrade>().Run();
        return city;
    }

    /// <summary>No script has run yet.</summary>
    public static EmptyCity Unfounded(string? connection)
    {
        var folder = Directory.CreateTempSubdirectory("yz-empty-").FullName;
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8)));
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
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddCity(builder.Configuration);
        builder.Services.AddTables<BoatTables>();
        var app = builder.Build();
        return new(app, folder, connection, clock);
    }

    /// <summary>One request: a scope of its own.</summary>
    public async Task<T> Do<TService, T>(Func<TService, Task<T>> ask)
        where TService : notnull
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public AsyncServiceScope Request() => app.Services.CreateAsyncScope();

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
