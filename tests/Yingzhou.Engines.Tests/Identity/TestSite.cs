using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Yingzhou.Assurance.Audit;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Identity.Demo;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Engines.Tests.Organisation;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;
using Yingzhou.Tests.Infrastructure;
using ISession = Yingzhou.Assurance.Identity.ISession;

namespace Yingzhou.Engines.Tests.Identity;

/// <summary>The small city on the network: its provider, its sign-in page, and one page at each end that tells who is there.</summary>
sealed class TestSite : IAsyncDisposable
{
    readonly WebApplication app;

    TestSite(WebApplication app) => this.app = app;

    public IServiceProvider Services => app.Services;

    public Uri Address =>
        app.Services.GetRequiredService<IServer>() is TestServer server ? server.BaseAddress : new(app.Urls.First() + "/");

    public string Password => Services.GetRequiredService<DemoPassword>().Value;

    /// <summary>The city's own clock; browsers and tokens keep the machine's.</summary>
    public required FakeTimeProvider Clock { get; init; }

    public static async Task<TestSite> Start(DatabaseKind kind, PostgresServer postgres) =>
        await Start(
            Directory.CreateTempSubdirectory("yz-site-").FullName,
            kind is DatabaseKind.PostgreSql ? await postgres.NewDatabase() : null
        );

    /// <param name="network"><c>false</c>: no port at all, as under <c>WebApplicationFactory</c>.</param>
    public static async Task<TestSite> Start(
        string folder,
        string? connection = null,
        bool network = true,
        bool demo = true,
        IReadOnlyDictionary<string, string?>? settings = null
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Storage:Folder"] = folder,
                ["Storage:Connection"] = connection,
                ["Storage:SurvivePowerCut"] = "false",
                ["Identity:DemoAccounts"] = demo ? "true" : "false",
            }
        );
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        if (network)
            builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        else
            builder.WebHost.UseTestServer();

        var clock = new FakeTimeProvider(SmallCity.Monday);
        builder.Services.AddSingleton<TimeProvider>(clock).AddStorage(builder.Configuration);
        builder.Services.AddSingleton(SmallCity.Seed).AddSingleton(SmallCity.People);
        Engine[] engines = [new AuditEngine(), new OrganisationEngine(), new PermissionEngine(), new IdentityEngine()];
        foreach (var engine in engines)
            engine.AddServices(builder.Services, builder.Configuration);

        var app = builder.Build();
        foreach (var engine in engines)
            engine.MapEndpoints(app);
        app.MapGet("/", () => "home");
        app.MapGet("/desk", Tell).RequireAuthorization();
        app.MapGet("/desk/form", HiddenField);
        app.MapGet("/my/form", HiddenField);
        app.MapGet("/api/whoami", Tell).RequireAuthorization();
        app.MapGet("/my", Tell).RequireAuthorization();
        app.Services.GetRequiredService<SchemaUpgrade>().Run();
        await app.StartAsync();
        return new TestSite(app) { Clock = clock };
    }

    static IResult Tell(ISession session, ActorScope actors) => Results.Json(WhoIsThere.Of(session.Current, actors.Current));

    // What the pages of the real ends put into each of their forms.
    static string HiddenField(HttpContext http, IAntiforgery antiforgery) =>
        antiforgery.GetAndStoreTokens(http) is var token ? $"{token.FormFieldName}={token.RequestToken}" : "";

    public Browser OpenBrowser() =>
        new(
            app.Services.GetRequiredService<IServer>() is TestServer server
                ? server.CreateHandler()
                : new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false },
            Address
        );

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
