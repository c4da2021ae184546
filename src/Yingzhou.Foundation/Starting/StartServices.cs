using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Yingzhou.Foundation.Cluster;

namespace Yingzhou.Foundation.Starting;

public static class StartServices
{
    /// <summary>Adds a step to the start. Steps run in the order of the modules, which is the order of what they need.</summary>
    public static IServiceCollection AddAtStart<TStep>(this IServiceCollection services)
        where TStep : class, IAtStart => services.AddQueue().AddSingleton(new AtStartStep(typeof(TStep)));

    /// <summary>Has a singleton made before the first request, beside the steps.</summary>
    public static IServiceCollection AddReadAtStart<T>(this IServiceCollection services)
        where T : class => services.AddQueue().AddSingleton(new ReadAtStart(typeof(T)));

    static IServiceCollection AddQueue(this IServiceCollection services)
    {
        services.AddOptions();
        services.TryAddSingleton<CityTurns>();
        services.TryAddSingleton<StartQueue>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, BeforeTheFirstRequest>());
        return services;
    }
}

// Hosted services start one after the other and the listening server is the last of them.
sealed class BeforeTheFirstRequest(StartQueue queue, CityTurns turns) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // What is missing is added by one process and found by the next.
        await using var turn = await turns.Take("start", cancellationToken);
        await queue.Run(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
