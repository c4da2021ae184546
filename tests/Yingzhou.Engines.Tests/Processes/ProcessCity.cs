using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Engines.Tests.Organisation;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Process;

namespace Yingzhou.Engines.Tests.Processes;

/// <summary>The process engine over a database of its own, with the handlers and step works of a test and a clock that it moves. The background jobs run when the test says so.</summary>
sealed class ProcessCity : IAsyncDisposable
{
    public const string Dinghai = "330902";
    static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    readonly string folder;
    readonly string? connection;
    readonly CityTemplate template;
    readonly WebApplication app;
    readonly Action<IServiceCollection>? services;
    bool isRestarted;

    ProcessCity(
        string folder,
        string? connection,
        CityTemplate template,
        WebApplication app,
        FakeTimeProvider clock,
        Action<IServiceCollection>? services
    ) =>
        (this.folder, this.connection, this.template, this.app, Clock, this.services) = (
            folder,
            connection,
            template,
            app,
            clock,
            services
        );

    public FakeTimeProvider Clock { get; }

    public static async Task<ProcessCity> On(DatabaseKind kind, CityTemplate template, Action<IServiceCollection>? services = null)
    {
        var (folder, connection) = await template.Copy(kind);
        return await Open(folder, connection, template, new FakeTimeProvider(Monday), services);
    }

    /// <summary>Another process of the same city, as after kill -9: nothing remembered, the same database and the same time.</summary>
    public async Task<ProcessCity> Restarted(Action<IServiceCollection>? other = null)
    {
        var restarted = await Open(folder, connection, template, Clock, other ?? services);
        restarted.isRestarted = true;
        return restarted;
    }

    static async Task<ProcessCity> Open(
        string folder,
        string? connection,
        CityTemplate template,
        FakeTimeProvider clock,
        Action<IServiceCollection>? services
    )
    {
        var shared = new ServiceCollection();
        await template.Share(shared);
        var app = CityTemplate.Build(
            folder,
            connection,
            clock,
            all =>
            {
                foreach (var service in shared)
                    all.Add(service);
                services?.Invoke(all);
            }
        );
        return new(folder, connection, template, app, clock, services);
    }

    /// <summary>One request: a scope of its own.</summary>
    public async Task<T> Do<TService, T>(Func<TService, Task<T>> ask)
        where TService : notnull
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<T> Read<T>(Func<CityContext, Task<T>> ask) => Do(ask);

    /// <summary>One round of a background job.</summary>
    public async Task<int> Round(string job)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetServices<ICityJob>().Single(one => one.Name == job).Run(default);
    }

    public async Task Release(string xml)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IProcesses>().Release(xml);
    }

    public async Task<Guid> Start(string key, JsonObject? variables = null, string businessKey = "test", string region = Dinghai)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var processes = scope.ServiceProvider.GetRequiredService<IProcesses>();
        var started = await scope
            .ServiceProvider.GetRequiredService<CityStep>()
            .Run("Start", () => processes.Start(new(key, businessKey, region, "dinghai-fire-rescue", $"{key} 样例", variables ?? [])));
        Assert.True(started.Succeeded, started.Fault?.ToString());
        return started.Value;
    }

    public async Task Complete(Guid instance, string outcome, string? element = null)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var processes = scope.ServiceProvider.GetRequiredService<IProcesses>();
        var city = scope.ServiceProvider.GetRequiredService<CityContext>();
        var done = await scope
            .ServiceProvider.GetRequiredService<CityStep>()
            .Run(
                "Complete",
                async () =>
                    await processes.Complete(
                        await city.Set<UserTask>()
                            .SingleAsync(t =>
                                t.InstanceId == instance && t.Status == UserTaskStatus.Open && (element == null || t.ElementId == element)
                            ),
                        outcome
                    )
            );
        Assert.True(done.Succeeded, done.Fault?.ToString());
    }

    public Task<List<string>> Waiting(Guid instance) =>
        Read(city =>
            city.Set<UserTask>()
                .Where(t => t.InstanceId == instance && t.Status == UserTaskStatus.Open)
                .Select(t => t.ElementId)
                .ToListAsync()
        );

    public Task<ProcessInstance> Instance(Guid id) => Read(city => city.Set<ProcessInstance>().AsNoTracking().SingleAsync(i => i.Id == id));

    public async Task<ProcessStatus> Status(Guid id) => (await Instance(id)).Status;

    /// <summary>戴勇, platform administrator of the city.</summary>
    public Subject Administrator => Official("dai-yong", "big-data/platform-admin");

    public Subject Official(string id, string post) => Acting.As(app.Services, id, post);

    public static T Value<T>(Outcome<T> outcome)
    {
        Assert.True(outcome.Succeeded, outcome.Fault?.ToString());
        return outcome.Value;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        if (!isRestarted)
            Directory.Delete(folder, recursive: true);
    }
}
