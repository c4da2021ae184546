using System.CommandLine;
using Yingzhou.Assurance.Identity;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Starting;
using Yingzhou.Foundation.Storage;
using Yingzhou.Host.Composition;
using Yingzhou.Host.Days;
using Yingzhou.Support.GovStack;

namespace Yingzhou.Host.Verbs;

/// <summary><c>serve</c>: both ends, every application, until stopped.</summary>
static class ServeVerb
{
    public static Command Command { get; } = Describe();

    static Command Describe()
    {
        var serve = new Command("serve", "Starts the whole city (what ./run does)")
        {
            new Option<string>("--urls") { Description = "Where to listen, e.g. http://127.0.0.1:5000" },
            new Option<string>("--data") { Description = "The folder that keeps everything this city remembers" },
        };

        // Every other setting of the configuration may be given as --Section:Key value, as in any ASP.NET Core program.
        serve.TreatUnmatchedTokensAsErrors = false;
        serve.SetAction((parsed, cancel) => Run([.. parsed.Tokens.Skip(1).Select(token => token.Value)], cancel));
        return serve;
    }

    static async Task Run(string[] settings, CancellationToken cancel)
    {
        // Settings and pages are found beside the program, from wherever it is started.
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory }
        );
        builder.Configuration.AddCommandLine(settings, new Dictionary<string, string> { ["--data"] = "Storage:Folder" });
        // The program runs from its build output, where style sheets and scripts are listed in a manifest instead of copied.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ConfigureHttpsDefaults(TlsSuites.Set);
        });
        builder.Services.AddCity(builder.Configuration).AddEnds();
        builder.Services.AddContent(DemoWaiting.Read);
        // The officials of the past would decide what GovStack hands in.
        builder.Services.AddDemoSeed<DemoCases>(buildsOnOthers: true).AddDemoSeed<SeedGovStack>(buildsOnOthers: true);
        builder.Services.AddHostedService<LiveDay>();
        var first = new FirstPage();
        builder.Services.AddSingleton<IDemoHold>(first);
        var app = builder.Build();
        app.Services.GetRequiredService<StartQueue>().BeginReading(cancel);
        app.Services.GetRequiredService<SchemaUpgrade>().Run();
        app.Use(first.Pass);
        app.MapCity();
        app.Lifetime.ApplicationStarted.Register(() => Greet(app));
        await app.RunAsync(cancel);
    }

    static void Greet(WebApplication app)
    {
        Console.WriteLine($"瀛洲已启动：{string.Join("  ", app.Urls)}");
        app.Services.GetRequiredService<IdentityDemo>().Print(Console.Out);
    }
}
