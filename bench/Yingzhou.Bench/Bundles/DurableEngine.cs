using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Process;
using Yingzhou.Support.Releases;
using Yingzhou.Support.Rules;

namespace Yingzhou.Bench.Bundles;

/// <summary>The process engine and what it needs over SQLite, without the rest of the city.</summary>
sealed class DurableEngine : IAsyncDisposable
{
    readonly ServiceProvider services;

    DurableEngine(ServiceProvider services, string file) => (this.services, File) = (services, file);

    public string File { get; }

    public static async Task<DurableEngine> Open(string folder, string drawing)
    {
        Directory.CreateDirectory(folder);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Storage:Folder"] = folder })
            .Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging();
        services.AddStorage(configuration);
        services.AddSingleton(new Workdays(WorkCalendar.Create("bench", [], new(2026, 1, 1), new(2026, 12, 31), [], []).Value));
        Engine[] parts = [new OrganisationEngine(), new ReleasesEngine(), new RulesEngine(), new ProcessEngine()];
        foreach (var part in parts)
            part.AddServices(services, configuration);
        var provider = services.BuildServiceProvider();
        provider.GetRequiredService<SchemaUpgrade>().Run();
        var engine = new DurableEngine(provider, Path.Combine(folder, "city.db"));
        await engine.Step(
            async (processes, _) =>
            {
                await processes.Release(drawing);
                return (Outcome<bool>)true;
            }
        );
        return engine;
    }

    /// <summary>One instance from start to finish; each step as a request of its own, as officials make them.</summary>
    public async Task Play(int steps)
    {
        var id = await Step(
            (processes, _) =>
                processes.Start(
                    new("bundle", Guid.NewGuid().ToString(), "330902", "unit", "一件事", new JsonObject { ["applicant"] = "张三" })
                )
        );
        for (var step = 0; step < steps; step++)
            await Step(
                async (processes, city) =>
                    await processes.Complete(
                        await city.Set<UserTask>()
                            .AsTracking()
                            .SingleAsync(task => task.InstanceId == id && task.Status == UserTaskStatus.Open),
                        "pass"
                    )
            );
    }

    async Task<T> Step<T>(Func<IProcesses, CityContext, Task<Outcome<T>>> work)
    {
        await using var scope = services.CreateAsyncScope();
        var (processes, city) = (
            scope.ServiceProvider.GetRequiredService<IProcesses>(),
            scope.ServiceProvider.GetRequiredService<CityContext>()
        );
        var outcome = await scope.ServiceProvider.GetRequiredService<CityStep>().Run("bench", () => work(processes, city));
        return outcome.Succeeded ? outcome.Value : throw new InvalidOperationException(outcome.Fault?.ToString());
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
