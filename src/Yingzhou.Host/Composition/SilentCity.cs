using Yingzhou.Foundation.Storage;

namespace Yingzhou.Host.Composition;

/// <summary>The city without its doors: all engines, seeded, but nobody listens and no job runs. For the verbs of <c>yz</c>.</summary>
sealed class SilentCity : IAsyncDisposable
{
    readonly WebApplication app;

    SilentCity(WebApplication app) => this.app = app;

    public IServiceProvider Services => app.Services;

    public static async Task<SilentCity> Start(string data, string? connection, TimeProvider clock, CancellationToken cancel)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Configuration["Storage:Folder"] = data;
        // What a replay loses in a power cut it makes again.
        builder.Configuration["Storage:SurvivePowerCut"] = "false";
        if (connection is not null)
            builder.Configuration["Storage:Connection"] = connection;
        builder.Services.AddSingleton(clock);
        builder.Services.AddCity(builder.Configuration);
        var app = builder.Build();
        app.Services.GetRequiredService<SchemaUpgrade>().Run();
        foreach (var service in app.Services.GetServices<IHostedService>().Where(IsSeed))
            await service.StartAsync(cancel);
        return new(app);
    }

    // Seeds run once and end; servers and loops stay away.
    static bool IsSeed(IHostedService service) => service is not BackgroundService && service.GetType().Namespace!.StartsWith("Yingzhou.", StringComparison.Ordinal);

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
