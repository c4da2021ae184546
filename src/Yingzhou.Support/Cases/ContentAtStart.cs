using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Yingzhou.Assurance.Organisation.Content;
using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Process;

namespace Yingzhou.Support.Cases;

/// <summary>Reads items, bundles, models and the calendar when the program starts; unsound content stops the start, with every problem at once.</summary>
static class ContentAtStart
{
    public static CasesContent Cases(IServiceProvider provider) =>
        Sound(CasesContent.Read(provider.GetRequiredService<CityContent>(), provider.GetRequiredService<OrganisationContent>()));

    public static Workdays Workdays(IServiceProvider provider) => new(Sound(CalendarContent.Read(provider.GetRequiredService<CityContent>())));

    static T Sound<T>(ContentReading<T> reading)
        where T : class =>
        reading.Sound ? reading.Content! : throw new InvalidDataException($"The city's content is unsound:\n{string.Join('\n', reading.Problems)}");
}

/// <summary>Releases the drawings of the content: a changed file becomes the next version, running instances stay on theirs.</summary>
sealed class ReleaseProcesses(IServiceScopeFactory scopes, CasesContent content) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var processes = scope.ServiceProvider.GetRequiredService<IProcesses>();
        foreach (var drawing in content.Processes.Values)
            await processes.Release(drawing.Content, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
