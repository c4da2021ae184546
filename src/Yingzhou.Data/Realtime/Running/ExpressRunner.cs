using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Yingzhou.Data.Realtime.Store;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Realtime.Running;

/// <summary>
/// Runs a worker for each line that is switched on, and another one when somebody changed the line. Two processes of one city do not disturb each other: the source lends a slot to
/// one reader only, the other waits and takes over.
/// </summary>
sealed class ExpressRunner(
    LineDesk desk,
    LineFolder folder,
    IServiceScopeFactory scopes,
    IOptions<RealtimeOptions> options,
    TimeProvider clock,
    ILoggerFactory logs
) : IExpressRunner
{
    static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    sealed record Life(int Version, CancellationTokenSource Stop, Task Work);

    readonly ConcurrentDictionary<Guid, Life> lives = new();

    public async Task Run(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await TryLook(stop);
                await Task.Delay(LookEvery, clock, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested) { }
        finally
        {
            await Task.WhenAll(lives.Keys.Select(End));
        }
    }

    async Task TryLook(CancellationToken stop)
    {
        try
        {
            await Look(stop);
        }
#pragma warning disable CA1031 // A database that is away for a moment must end neither the lines that run nor the city; it is logged with its stack.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            logs.CreateLogger<ExpressRunner>()
                .LogError(exception, "The lines of the data express could not be looked at and will be again");
        }
    }

    async Task Look(CancellationToken stop)
    {
        var lines = (await desk.Lines(stop)).ToDictionary(line => line.Id);
        foreach (var (id, life) in lives)
            if (!lines.TryGetValue(id, out var line) || line.Version != life.Version)
                await End(id);
        foreach (var line in lines.Values)
            if (!lives.ContainsKey(line.Id))
            {
                var life = CancellationTokenSource.CreateLinkedTokenSource(stop);
                var worker = new LineWorker(line.Id, desk, folder, options.Value, clock, logs.CreateLogger<LineWorker>());
                // A line that stands ends its worker; it is looked at again when it was changed.
                lives[line.Id] = new(line.Version, life, Task.Run(() => worker.Run(life.Token), CancellationToken.None));
            }
    }

    public async Task<Outcome<ReconcileRun>> Reconcile(Guid station, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ReconcileStation>().Run(station, cancel);
    }

    async Task End(Guid id)
    {
        if (!lives.TryRemove(id, out var life))
            return;
        await life.Stop.CancelAsync();
        await life.Work;
        life.Stop.Dispose();
    }
}

/// <summary>The lines of a city that is open.</summary>
sealed class ExpressAtWork(IExpressRunner runner) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => runner.Run(stoppingToken);
}
