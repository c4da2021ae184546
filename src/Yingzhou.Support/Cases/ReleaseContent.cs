using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Organisation.Content;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Starting;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Forms;
using Yingzhou.Support.Process;
using Yingzhou.Support.Releases;
using Yingzhou.Support.Rules;

namespace Yingzhou.Support.Cases;

/// <summary>
/// Releases the drawings of the content. A file that changed since it was last taken becomes the next version; an unchanged one does not undo what an official
/// released later. Running things keep theirs.
/// </summary>
sealed class ReleaseContent(IServiceScopeFactory scopes, CasesContent content) : IAtStart
{
    public async Task Run(CancellationToken cancel)
    {
        // Several hosts may start at once over one database: who comes second looks again and finds the files taken.
        for (var tries = 3; ; tries--)
        {
            await using var scope = scopes.CreateAsyncScope();
            var step = scope.ServiceProvider.GetRequiredService<CityStep>();
            var taken = await step.Run(nameof(ReleaseContent), () => Take(scope.ServiceProvider, cancel), cancel);
            if (taken.Succeeded)
                return;
            if (taken.Fault.Status != 412 || tries == 1)
                throw new InvalidDataException(taken.Fault.Detail);
        }
    }

    // One step for all: a city starts with the whole of a change of its content, or with none of it.
    async Task<Outcome<Done>> Take(IServiceProvider services, CancellationToken cancel)
    {
        var releases = services.GetRequiredService<IReleases>();
        foreach (var (_, file) in content.Processes)
            if (await releases.IsNews(file.File, file.Content, cancel))
                await services.GetRequiredService<IProcesses>().Release(file.Content, cancel);
        foreach (var (key, file) in content.Decisions)
            if (
                await releases.IsNews(file.File, file.Content, cancel)
                && await services.GetRequiredService<IRules>().Release(key, file.Content, cancel) is { Fault: { } broken }
            )
                return broken;
        foreach (var (key, file) in content.Forms)
            if (
                await releases.IsNews(file.File, file.Content, cancel)
                && await services.GetRequiredService<IForms>().Release(key, file.Content, cancel) is { Fault: { } broken }
            )
                return broken;
        return Done.It;
    }
}
