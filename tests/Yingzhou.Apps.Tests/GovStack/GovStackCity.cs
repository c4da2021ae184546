using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yingzhou.Assurance.Identity;
using Yingzhou.Foundation.Storage;
using Yingzhou.Host.Composition;
using Yingzhou.Support.GovStack;

namespace Yingzhou.Apps.Tests.GovStack;

/// <summary>All tests of the façade share one city, one after the other.</summary>
[CollectionDefinition(nameof(GovStackCity))]
public sealed class GovStackCities : ICollectionFixture<GovStackCity>;

/// <summary>A city of its own with the applications that the suites ask for: what they change is seen by no other test.</summary>
public sealed class GovStackCity : IAsyncLifetime
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("yz-govstack-");
    WebApplication app = null!;

    public IServiceProvider Services => app.Services;

    public TestServer Server => app.GetTestServer();

    public HttpClient Client() => app.GetTestClient();

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = "Yingzhou.Host" }
        );
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Storage:Folder"] = folder.FullName,
                ["Storage:SurvivePowerCut"] = "false",
                ["Identity:DemoAccounts"] = "true",
            }
        );
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddCity(builder.Configuration).AddEnds();
        builder.Services.AddDemoSeed<SeedGovStack>();
        app = builder.Build();
        app.Services.GetRequiredService<SchemaUpgrade>().Run();
        app.MapCity();
        await app.StartAsync();
        await app.Services.GetRequiredService<DemoSeeds>().Finished;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
