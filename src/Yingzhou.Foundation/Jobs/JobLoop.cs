using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Yingzhou.Foundation.Cluster;

namespace Yingzhou.Foundation.Jobs;

/// <summary>Runs every job beside the others, each round in a scope of its own; a round that fails is told and tried again.</summary>
sealed class JobLoop(IServiceScopeFactory scopes, JobGate gate, CityLease lease, TimeProvider clock, ILogger<JobLoop> log)
    : BackgroundService
{
    static readonly TimeSpan NotOurs = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await gate.Passed.WaitAsync(stoppingToken);
        using var scope = scopes.CreateScope();
        var types = scope.ServiceProvider.GetServices<ICityJob>().Select(job => job.GetType()).ToList();
        await Task.WhenAll(types.Select(type => Repeat(type, stoppingToken)));
    }

    async Task Repeat(Type type, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var rest = await Round(type, stop);
            try
            {
                await Task.Delay(rest, clock, stop);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    async Task<TimeSpan> Round(Type type, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var job = scope.ServiceProvider.GetServices<ICityJob>().First(job => job.GetType() == type);
        if (!job.InEveryProcess && !lease.IsHeld)
            return NotOurs;
        try
        {
            return await job.Run(stop) > 0 ? TimeSpan.FromMilliseconds(1) : job.Rest;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return TimeSpan.Zero;
        }
#pragma warning disable CA1031 // One bad round must not end a loop that others depend on; it is logged with its stack.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            log.LogError(exception, "Job {Job} failed and will be tried again", job.Name);
            return job.Rest;
        }
    }
}

public static class JobServices
{
    public static IServiceCollection AddJob<T>(this IServiceCollection services)
        where T : class, ICityJob => services.AddScoped<ICityJob, T>();

    public static IServiceCollection AddJobLoop(this IServiceCollection services)
    {
        services.TryAddSingleton<JobGate>();
        return services.AddHostedService<JobLoop>();
    }
}
