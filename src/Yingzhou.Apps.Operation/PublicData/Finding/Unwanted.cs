using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Sharing;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Operation.PublicData.Finding;

/// <param name="LastGrant"><c>null</c> when nobody was ever granted it.</param>
sealed record UnwantedEntry(DataCatalogue Catalogue, DateTimeOffset? LastGrant, string Why);

/// <summary>Published catalogues that nobody asks for, or that have stopped coming (没人要、僵尸目录), the longest forgotten first. Source: p01 R5.</summary>
sealed class Unwanted(ICatalogue catalogue, ISharing sharing, TimeProvider clock)
{
    const int PageSize = 200;

    public async Task<IReadOnlyList<UnwantedEntry>> List(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var granted = await sharing.LatestGrants(cancel);
        var entries = new List<UnwantedEntry>();
        string? after = null;
        do
        {
            var page = await catalogue.List(new(After: after, Size: PageSize), cancel);
            foreach (var one in page.Items)
                if (one is { Status: CatalogueStatus.Published, PublishedOn: { } published })
                {
                    var since = CityTime.StartOf(published);
                    DateTimeOffset? last = granted.TryGetValue(one.Dataset, out var at) ? at : null;
                    var cycle = one.Cycle ?? UpdateCycle.AsNeeded;
                    if (!CollectionPromise.IsZombie(cycle, since, one.LoadedAt, last, now))
                        continue;
                    // A catalogue that would be one even if it had been granted today has stopped coming.
                    var hasStopped = CollectionPromise.IsZombie(cycle, since, one.LoadedAt, now, now);
                    var isUnused = CollectionPromise.IsZombie(UpdateCycle.AsNeeded, since, one.LoadedAt, last, now);
                    entries.Add(
                        new(
                            one,
                            last,
                            (hasStopped, isUnused) switch
                            {
                                (true, true) => "没有人要，也不再更新",
                                (true, false) => "连续三个周期没有归集成功",
                                _ => "一年没有授权过",
                            }
                        )
                    );
                }
            after = page.Next;
        } while (after is not null);
        return
        [
            .. entries
                .OrderBy(one => one.LastGrant ?? CityTime.StartOf(one.Catalogue.PublishedOn!.Value))
                .ThenBy(one => one.Catalogue.Code, StringComparer.Ordinal),
        ];
    }
}
