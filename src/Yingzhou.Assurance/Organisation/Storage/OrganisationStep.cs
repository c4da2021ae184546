using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Organisation.Chart;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Organisation.Storage;

/// <summary>A step that changes the organisation: it counts the revision in the same transaction and renews this process's chart before it answers.</summary>
sealed class OrganisationStep(CityContext city, CityStep step, OrganisationCharts charts)
{
    public async Task<Outcome<T>> Run<T>(string doing, Func<Task<Outcome<T>>> work, CancellationToken cancel)
    {
        var joined = city.Database.CurrentTransaction is not null;
        var outcome = await step.Run(doing, () => Counted(work, cancel), cancel);
        // Within a larger step nothing is committed yet: then the watch sees it, within the second.
        if (outcome.Succeeded && !joined)
            await charts.Renew(cancel);
        return outcome;
    }

    async Task<Outcome<T>> Counted<T>(Func<Task<Outcome<T>>> work, CancellationToken cancel)
    {
        // First, so that two who change the organisation at once come one after the other, and the second judges what the first left.
        await city.Set<Revision>().ExecuteUpdateAsync(set => set.SetProperty(r => r.Number, r => r.Number + 1), cancel);
        return await work();
    }
}
