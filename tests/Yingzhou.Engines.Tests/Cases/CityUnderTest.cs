using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Engines.Tests.Organisation;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Cases.Handling;
using Yingzhou.Support.Process;

namespace Yingzhou.Engines.Tests.Cases;

/// <summary>All engines of 舟山 with its real content, over a database of its own, under a clock that the test moves. See <see cref="Given"/> for its people.</summary>
sealed class CityUnderTest : IAsyncDisposable
{
    readonly string folder;
    readonly string? connection;
    readonly CityTemplate template;
    readonly WebApplication app;
    bool isRestarted;

    CityUnderTest(string folder, string? connection, CityTemplate template, WebApplication app, FakeTimeProvider clock) =>
        (this.folder, this.connection, this.template, this.app, Clock) = (folder, connection, template, app, clock);

    public FakeTimeProvider Clock { get; }

    public static async Task<CityUnderTest> On(DateOnly day, DatabaseKind kind, CityTemplate template)
    {
        var (folder, connection) = await template.Copy(kind);
        return await Open(folder, connection, template, new FakeTimeProvider(CityTime.StartOf(day).AddHours(9)));
    }

    /// <summary>Another process of the same city: nothing remembered, the same database and the same time.</summary>
    /// <param name="more">What this process has of its own, e.g. its name among several.</param>
    public async Task<CityUnderTest> Restarted(Action<IServiceCollection>? more = null)
    {
        var restarted = await Open(folder, connection, template, Clock, more);
        restarted.isRestarted = true;
        return restarted;
    }

    static async Task<CityUnderTest> Open(
        string folder,
        string? connection,
        CityTemplate template,
        FakeTimeProvider clock,
        Action<IServiceCollection>? more = null
    )
    {
        var shared = new ServiceCollection();
        await template.Share(shared);
        var app = CityTemplate.Build(
            folder,
            connection,
            clock,
            services =>
            {
                foreach (var service in shared)
                    services.Add(service);
                more?.Invoke(services);
            }
        );
        return new(folder, connection, template, app, clock);
    }

    /// <summary>One request: a scope of its own.</summary>
    public async Task<T> Do<TService, T>(Func<TService, Task<T>> ask)
        where TService : notnull
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>One step of a request of its own.</summary>
    public async Task<Outcome<T>> Step<T>(Func<IServiceProvider, Task<Outcome<T>>> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CityStep>().Run("Test", () => work(scope.ServiceProvider));
    }

    public Task<T> Cases<T>(Func<ICases, Task<T>> ask) => Do(ask);

    public Task<T> Read<T>(Func<CityContext, Task<T>> ask) => Do(ask);

    public Task<Case> Case(Guid id) => Read(city => city.Set<Case>().AsNoTracking().SingleAsync(@case => @case.Id == id));

    public Task<List<CaseEventKind>> Log(Guid id) =>
        Read(city =>
            city.Set<CaseEvent>().Where(line => line.CaseId == id).OrderBy(line => line.Sequence).Select(line => line.Kind).ToListAsync()
        );

    public Task<List<UserTask>> Tasks(Guid id) =>
        Read(city =>
            city.Set<UserTask>().AsNoTracking().Where(task => task.BusinessKey == id.ToString()).OrderBy(task => task.Id).ToListAsync()
        );

    /// <summary>The one task of the case that may be handled now.</summary>
    public async Task<UserTask> OpenTask(Guid id) => Assert.Single(await Tasks(id), task => task.Status is UserTaskStatus.Open);

    /// <summary>An official acting in one of their posts.</summary>
    public Subject Official(string id, string post) => Acting.As(app.Services, id, post);

    /// <summary>Whoever holds the post of the task does it.</summary>
    public async Task<Outcome<Done>> Handle(UserTask task, string outcome, string? note = "符合条件") =>
        await Cases(cases => cases.Handle(new(task.Id, outcome, note), HolderOf(task.Post)));

    public async Task Pass(Guid id, params string[] outcomes)
    {
        foreach (var outcome in outcomes)
        {
            Clock.Advance(TimeSpan.FromMinutes(5));
            Succeed(await Handle(await OpenTask(id), outcome));
        }
    }

    public Subject HolderOf(string post)
    {
        using var scope = app.Services.CreateScope();
        return Official(scope.ServiceProvider.GetRequiredService<IOrganisation>().HoldersOf(post)[0].Official.Id, post);
    }

    /// <summary>Moves the clock to nine o'clock of a day and lets everything happen that falls due until then, each on its own day.</summary>
    public async Task GoTo(DateOnly day)
    {
        while (Clock.GetUtcNow().Day() < day)
        {
            Clock.SetUtcNow(CityTime.StartOf(Clock.GetUtcNow().Day().AddDays(1)).AddHours(9));
            await LetDue();
        }
    }

    public async Task LetDue()
    {
        while (await Do<CheckDeadlines, int>(check => check.Run(100)) > 0) { }
        while (await Do<IProcesses, int>(processes => processes.FireDueTimers(100)) > 0) { }
    }

    /// <summary>Counts everything anew: what the engine kept on the way must agree.</summary>
    public async Task Recount() => Assert.Empty((await Read(city => new CaseAudit(city).Run())).Findings);

    public static void Succeed<T>(Outcome<T> outcome) => Assert.True(outcome.Succeeded, outcome.Fault?.ToString());

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        if (!isRestarted)
            Directory.Delete(folder, recursive: true);
    }
}
