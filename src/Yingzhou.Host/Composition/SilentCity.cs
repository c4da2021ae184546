using Yingzhou.Foundation.Starting;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Host.Composition;

/// <summary>The city without its doors: all engines, seeded, but nobody listens and no job runs. For the verbs of <c>yz</c>.</summary>
sealed class SilentCity : IAsyncDisposable
{
    readonly WebApplication app;

    SilentCity(WebApplication app) => this.app = app;

    public IServiceProvider Services => app.Services;

    /// <param name="keyServer">Where a running city asks for its keys; verbs have it from the environment.</param>
    public static async Task<SilentCity> Start(
        string data,
        string? connection,
        TimeProvider clock,
        CancellationToken cancel,
        string? keyServer = null
    )
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Configuration["Storage:Folder"] = data;
        // What a replay loses in a power cut it makes again.
        builder.Configuration["Storage:SurvivePowerCut"] = "false";
        if (connection is not null)
            builder.Configuration["Storage:Connection"] = connection;
        if (keyServer is not null)
            builder.Configuration["Storage:KeyServer"] = keyServer;
        builder.Services.AddSingleton(clock);
        builder.Services.AddCity(builder.Configuration);
        var app = builder.Build();
        app.Services.GetRequiredService<SchemaUpgrade>().Run();
        await app.Services.GetRequiredService<StartQueue>().Run(cancel);
        return new(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
