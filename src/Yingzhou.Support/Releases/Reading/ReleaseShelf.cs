using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Foundation.Storage;
using Yingzhou.Support.Releases.Storage;

namespace Yingzhou.Support.Releases.Reading;

/// <summary>
/// What this process has read of the releases. It is never trusted: whoever looks asks the database for one number first, and only when that number has
/// moved are the models read again. Read synchronously, because conditions are judged inside expressions and pages that cannot wait: one indexed row.
/// </summary>
sealed class ReleaseShelf(IServiceScopeFactory scopes)
{
    volatile ReleaseList? kept;

    /// <param name="releasing">The step has released something itself: what it sees may still be undone and is shown to nobody else.</param>
    public ReleaseList Read(CityContext city, bool releasing)
    {
        // Inside a step its own connection is asked: it is idle while the step asks, and a second one for each step could exhaust the pool.
        if (city.Database.CurrentTransaction is not null)
            return Load(city, keep: !releasing);
        // Outside, several parts of a page may be loading at once, and a context serves one of them at a time.
        using var scope = scopes.CreateScope();
        return Load(scope.ServiceProvider.GetRequiredService<CityContext>(), keep: true);
    }

    ReleaseList Load(CityContext city, bool keep)
    {
        var newest = city.Set<ReleaseCount>().AsNoTracking().Select(count => count.Newest).Single();
        if (keep && kept is { } known && known.Newest == newest)
            return known;
        // Releases committed between the two questions are left for the next reader.
        var list = new ReleaseList(newest, city.Set<ReleasedModel>().AsNoTracking().Where(model => model.Release <= newest).ToList());
        if (keep)
            kept = list;
        return list;
    }
}
