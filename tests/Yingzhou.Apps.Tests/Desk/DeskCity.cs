using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Yingzhou.Assurance.Identity;
using Yingzhou.Foundation.Storage;
using Yingzhou.Host.Composition;

[assembly: AssemblyFixture(typeof(Yingzhou.Apps.Tests.Desk.DeskCity))]

namespace Yingzhou.Apps.Tests.Desk;

/// <summary>The whole city as <c>./run</c> starts it, without a network, on a Wednesday morning that stands still.</summary>
public sealed class DeskCity : IAsyncLifetime
{
    static readonly DateTimeOffset Wednesday = new(2026, 11, 25, 9, 30, 0, TimeSpan.FromHours(8));

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("yz-desk-");
    WebApplication app = null!;

    public FakeTimeProvider Clock { get; } = new(Wednesday);

    public IServiceProvider Services => app.Services;

    /// <summary>The way to the city without a network, for whoever brings a browser of their own.</summary>
    public HttpMessageHandler Network() => app.GetTestServer().CreateHandler();

    public Uri Home => app.GetTestServer().BaseAddress;

    public Visitor Visitor() => new(app.GetTestServer().CreateHandler(), app.GetTestServer().BaseAddress);

    public async Task<Visitor> Official(string login)
    {
        var visitor = Visitor();
        await visitor.SignIn("/desk", login);
        return visitor;
    }

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(
            // By its name the host finds the list of its style sheets and scripts.
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = "Yingzhou.Host" }
        );
        // What a page hides behind 系统出了问题, the reader of a failed test wants to see.
        builder.Logging.ClearProviders().AddConsole().SetMinimumLevel(LogLevel.Error);
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Storage:Folder"] = folder.FullName,
                ["Storage:SurvivePowerCut"] = "false",
                ["Identity:DemoAccounts"] = "true",
                ["Opening:AnonymousPerMinute"] = "6000",
            }
        );
        builder.WebHost.UseTestServer().UseStaticWebAssets();
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddCity(builder.Configuration).AddEnds();
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
