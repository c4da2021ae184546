using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Yingzhou.Foundation.Storage;

/// <summary>Gets a thing by its id, for change: what the step has read or made already, else what the database holds.</summary>
public static class ById
{
    /// <returns><c>null</c> when there is none. As <c>FindAsync</c>, which builds and translates its query anew at every call.</returns>
    public static ValueTask<T?> Get<T>(this CityContext city, Guid id, CancellationToken cancel)
        where T : class => Tracked<T>(city).FindEntry(id) is { } entry ? new(entry.Entity) : new(Query<T>.One.Ask(city, id, cancel));

    // Asking for the local view looks for changes in all that is tracked; finding an id in it needs none of that.
    static LocalView<T> Tracked<T>(CityContext city)
        where T : class
    {
        var looks = city.ChangeTracker.AutoDetectChangesEnabled;
        city.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return city.Set<T>().Local;
        }
        finally
        {
            city.ChangeTracker.AutoDetectChangesEnabled = looks;
        }
    }

    static class Query<T>
        where T : class
    {
        public static readonly PreparedQuery<Guid, T?> One = new((city, id, cancel) => city.Set<T>().FirstOrDefault(thing => EF.Property<Guid>(thing, "Id") == id));
    }
}
