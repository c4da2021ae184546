using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Yingzhou.Assurance.Organisation.Seeding;

/// <summary>Before the first request the stored organisation is brought up to the city's content.</summary>
sealed class SeedAtStart(IServiceScopeFactory scopes, OrganisationSeed seed, ILogger<SeedAtStart> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var changed = await scope.ServiceProvider.GetRequiredService<SeedOrganisation>().Run(seed, cancellationToken);
        if (changed > 0)
            log.LogInformation("{Count} entries of the organisation were added or renamed from the city's content", changed);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
