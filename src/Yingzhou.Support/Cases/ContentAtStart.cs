using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Yingzhou.Assurance.Organisation.Content;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Forms;
using Yingzhou.Support.Process;
using Yingzhou.Support.Releases;
using Yingzhou.Support.Rules;

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

/// <summary>
/// Releases the drawings of the content. A file that changed since it was last taken becomes the next version; an unchanged one does not undo what an official
/// released later. Running things keep theirs.
/// </summary>
sealed class ReleaseContent(IServiceScopeFactory scopes, CasesContent content) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var drawing in content.Processes)
            await Take(drawing.Value, services => Release(services.GetRequiredService<IProcesses>(), drawing.Value.Content, cancellationToken), cancellationToken);
        foreach (var drawing in content.Decisions)
            await Take(drawing.Value, services => services.GetRequiredService<IRules>().Release(drawing.Key, drawing.Value.Content, cancellationToken), cancellationToken);
        foreach (var drawing in content.Forms)
            await Take(drawing.Value, services => services.GetRequiredService<IForms>().Release(drawing.Key, drawing.Value.Content, cancellationToken), cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Several hosts may start at once over one database: who comes second looks again and finds the file taken.
    async Task Take(ContentFile<string> file, Func<IServiceProvider, Task<Outcome<int>>> release, CancellationToken cancel)
    {
        for (var tries = 3; ; tries--)
        {
            await using var scope = scopes.CreateAsyncScope();
            var releases = scope.ServiceProvider.GetRequiredService<IReleases>();
            var taken = await scope.ServiceProvider.GetRequiredService<CityStep>().Run<int>(
                nameof(ReleaseContent),
                async () => await releases.IsNews(file.File, file.Content, cancel) ? await release(scope.ServiceProvider) : 0,
                cancel
            );
            if (taken.Succeeded)
                return;
            if (taken.Fault.Status != 412 || tries == 1)
                throw new InvalidDataException($"{file.File}: {taken.Fault.Detail}");
        }
    }

    static async Task<Outcome<int>> Release(IProcesses processes, string xml, CancellationToken cancel)
    {
        await processes.Release(xml, cancel);
        return 0;
    }
}
