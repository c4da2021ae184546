using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Yingzhou.Foundation.Cluster;
using Yingzhou.Foundation.Jobs;

namespace Yingzhou.Assurance.Identity;

/// <summary>
/// The queue of demonstration seeds. They keep out of the first page's way; jobs wait for the end of it, so that nobody works on half a demonstration. A start that was cut off goes
/// on at the next one.
/// </summary>
public sealed class DemoSeeds(
    IOptions<IdentityOptions> identity,
    IServiceScopeFactory scopes,
    IEnumerable<DemoSeedEntry> entries,
    IEnumerable<IDemoHold> holds,
    JobGate gate,
    CityTurns turns,
    ILogger<DemoSeeds> log
) : IHostedLifecycleService, IDisposable
{
    readonly CancellationTokenSource stopping = new();
    readonly TaskCompletionSource finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    Task running = Task.CompletedTask;

    /// <summary>Ends when every seed was tried, with or without a demonstration.</summary>
    public Task Finished => finished.Task;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        if (identity.Value.DemoAccounts)
            gate.Close();
        else
            finished.TrySetResult();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (!finished.Task.IsCompleted)
            running = Task.Run(SeedAll, CancellationToken.None);
        return Task.CompletedTask;
    }

    async Task SeedAll()
    {
        try
        {
            await Task.WhenAll(holds.Select(hold => hold.Over(stopping.Token)));
            // The second process finds what the first has made.
            await using var turn = await turns.Take("demonstration", stopping.Token);
            foreach (var entry in entries.OrderBy(entry => entry.BuildsOnOthers))
                await SeedOne(entry.Seed);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            log.LogInformation("The demonstration is not complete; the next start goes on with it");
        }
        finally
        {
            gate.Open();
            finished.TrySetResult();
        }
    }

    async Task SeedOne(Type seed)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await ((IDemoSeed)ActivatorUtilities.CreateInstance(scope.ServiceProvider, seed)).Seed(stopping.Token);
        }
#pragma warning disable CA1031 // A demonstration without one of its parts is no reason to stop the city; it is logged with its stack.
        catch (Exception exception) when (exception is not OperationCanceledException || !stopping.IsCancellationRequested)
#pragma warning restore CA1031
        {
            log.LogError(exception, "The demonstration lacks {Seed}", seed.FullName);
        }
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => stopping.CancelAsync();

    public Task StopAsync(CancellationToken cancellationToken) => running;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => stopping.Dispose();
}

/// <summary>What the demonstration waits for before it begins, e.g. the first page: its seeds compile half the program and would take the processor from whoever waits for it.</summary>
public interface IDemoHold
{
    Task Over(CancellationToken cancel);
}

/// <summary>One seed, as it was registered.</summary>
/// <param name="Seed">A type that implements <see cref="IDemoSeed"/>.</param>
/// <param name="BuildsOnOthers">It takes up what other modules' seeds have added, and runs after them.</param>
public sealed record DemoSeedEntry(Type Seed, bool BuildsOnOthers);

public static class DemoSeedServices
{
    /// <summary>Adds a seed to the demonstration's queue: in the order of the modules, those that build on others at the end.</summary>
    public static IServiceCollection AddDemoSeed<TSeed>(this IServiceCollection services, bool buildsOnOthers = false)
        where TSeed : class, IDemoSeed => services.AddSingleton(new DemoSeedEntry(typeof(TSeed), buildsOnOthers));

    /// <summary>The queue itself: part of the identity engine, because log-ins are what makes a demonstration.</summary>
    public static void AddDemoQueue(this IServiceCollection services)
    {
        services.TryAddSingleton<JobGate>();
        services.TryAddSingleton<CityTurns>();
        services.AddSingleton<DemoSeeds>().AddHostedService(provider => provider.GetRequiredService<DemoSeeds>());
    }
}
