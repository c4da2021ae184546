using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Yingzhou.Assurance.Audit;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.Organisation;

/// <summary>The process of a small city on a real database: see <see cref="SmallCity"/>.</summary>
sealed class TestCity : IAsyncDisposable
{
    readonly string folder;
    readonly string? connection;

    TestCity(string folder, string? connection, FakeTimeProvider clock)
    {
        (this.folder, this.connection, Clock) = (folder, connection, clock);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["Storage:Folder"] = folder,
                    ["Storage:Connection"] = connection,
                    ["Storage:SurvivePowerCut"] = "false",
                }
            )
            .Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(clock).AddStorage(configuration);
        services.AddSingleton(SmallCity.Seed);
        new AuditEngine().AddServices(services, configuration);
        new OrganisationEngine().AddServices(services, configuration);
        new PermissionEngine().AddServices(services, configuration);
        Services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    public FakeTimeProvider Clock { get; }

    public ServiceProvider Services { get; }

    public static async Task<TestCity> Found(DatabaseKind kind, PostgresServer postgres)
    {
        var connection = kind is DatabaseKind.PostgreSql ? await postgres.NewDatabase() : null;
        var city = new TestCity(Directory.CreateTempSubdirectory("yz-city-").FullName, connection, new(SmallCity.Monday));
        city.Services.GetRequiredService<SchemaUpgrade>().Run();
        await city.Do<SeedOrganisation, int>(seeding => seeding.Run(SmallCity.Seed));
        return city;
    }

    /// <summary>Another process of the same city: its own memory, the same database. Its background services run.</summary>
    public async Task<TestCity> Beside()
    {
        var beside = new TestCity(folder, connection, Clock);
        foreach (var service in beside.Services.GetServices<IHostedService>())
            await service.StartAsync(default);
        return beside;
    }

    /// <summary>One request: a scope of its own.</summary>
    public async Task<T> Do<TService, T>(Func<TService, Task<T>> ask)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public T Ask<T>(Func<IOrganisation, T> question)
    {
        using var scope = Services.CreateScope();
        return question(scope.ServiceProvider.GetRequiredService<IOrganisation>());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in Services.GetServices<IHostedService>())
            await service.StopAsync(default);
        await Services.DisposeAsync();
    }
}
