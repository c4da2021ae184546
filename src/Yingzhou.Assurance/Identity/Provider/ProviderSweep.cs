using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using Yingzhou.Assurance.Identity.Storage;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Assurance.Identity.Provider;

/// <summary>Sweeps out, once an hour, tokens that nobody can use any more and failed attempts and sessions that nobody waits for.</summary>
sealed class ProviderSweep(IServiceScopeFactory scopes, ILogger<ProviderSweep> log) : BackgroundService
{
    static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    // A redeemed code is kept this long, so that its replay is recognised and answered by revoking what it gave.
    static readonly TimeSpan Keep = TimeSpan.FromDays(1);

    // The audit keeps who signed in for longer; a session this old is nobody's.
    static readonly TimeSpan KeepSessions = TimeSpan.FromDays(90);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                await Sweep(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                log.LogWarning(exception, "The sweep of used tokens failed and will be tried again");
            }
    }

    async Task Sweep(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var before = TimeProvider.System.GetUtcNow() - Keep;
        await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>().PruneAsync(before, cancel);
        await scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>().PruneAsync(before, cancel);

        var city = scope.ServiceProvider.GetRequiredService<CityContext>();
        var now = city.Clock.GetUtcNow();
        var (stale, old) = (now - Keep, now - KeepSessions);
        await city.Set<SignInAttempts>().Where(attempts => attempts.NotBefore < stale).ExecuteDeleteAsync(cancel);
        await city.Set<EndSession>().Where(session => session.OpenedAt < old).ExecuteDeleteAsync(cancel);
    }
}
