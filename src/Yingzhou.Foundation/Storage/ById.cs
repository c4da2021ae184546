using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Yingzhou.Foundation.Storage;

/// <summary>
/// Gets a thing by its key, for change: what the step has read or made already, else what the database holds. As <c>FindAsync</c>, which builds and translates its query
/// anew at every call.
/// </summary>
public static class ById
{
    /// <returns><c>null</c> when there is none.</returns>
    public static ValueTask<T?> Get<T>(this CityContext city, Guid id, CancellationToken cancel)
        where T : class => city.Tracked<T>().FindEntry(id) is { } entry ? new(entry.Entity) : new(Query<T>.One.Ask(city, id, cancel));

    /// <summary>Of things whose key is the id of their owner and a number within it.</summary>
    /// <returns><c>null</c> when there is none.</returns>
    public static ValueTask<T?> Get<T>(this CityContext city, Guid owner, long part, CancellationToken cancel)
        where T : class =>
        city.Tracked<T>().FindEntryUntyped([owner, part]) is { } entry
            ? new(entry.Entity)
            : new((PartQuery<T>.One ??= PartQuery<T>.Of(city)).Ask(city, owner, part, cancel));

    /// <summary>What the step has read or made. Asking EF Core for it looks for changes in all that is tracked; finding something in it needs none of that.</summary>
    public static LocalView<T> Tracked<T>(this CityContext city)
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
        public static readonly PreparedQuery<Guid, T?> One = new(
            (city, id, cancel) => city.Set<T>().FirstOrDefault(thing => EF.Property<Guid>(thing, "Id") == id)
        );
    }

    static class PartQuery<T>
        where T : class
    {
        public static PreparedQuery<Guid, long, T?>? One { get; set; }

        // A query names the columns of the key in its text; which they are, the model knows.
        public static PreparedQuery<Guid, long, T?> Of(CityContext city)
        {
            var key = city.Model.FindEntityType(typeof(T))!.FindPrimaryKey()!.Properties;
            var (context, owner, part) = (Named<CityContext>("city"), Named<Guid>("owner"), Named<long>("part"));
            var thing = Named<T>("thing");
            var isIt = Expression.AndAlso(
                Expression.Equal(Expression.Property(thing, key[0].Name), owner),
                Expression.Equal(Expression.Property(thing, key[1].Name), part)
            );
            var one = Expression.Call(
                typeof(Queryable),
                nameof(Queryable.FirstOrDefault),
                [typeof(T)],
                Expression.Call(context, nameof(DbContext.Set), [typeof(T)]),
                Expression.Quote(Expression.Lambda<Func<T, bool>>(isIt, thing))
            );
            return new(
                Expression.Lambda<Func<CityContext, Guid, long, CancellationToken, T?>>(
                    one,
                    context,
                    owner,
                    part,
                    Named<CancellationToken>("cancel")
                )
            );
        }

        // The parameters of the SQL are called after them.
        static ParameterExpression Named<TValue>(string name) => Expression.Parameter(typeof(TValue), name);
    }
}
