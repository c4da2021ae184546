using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Live;
using Yingzhou.Foundation.Storage.Sqlite;
using Yingzhou.Kernel;

namespace Yingzhou.Foundation.Storage;

/// <summary>The one unit of work over all records, composed from the table sets of the modules.</summary>
public sealed class CityContext : DbContext
{
    readonly CityModel model;
    readonly SqliteConnections sqlite;
    SqliteConnection? lent;

    public CityContext(
        DbContextOptions<CityContext> options,
        CityModel model,
        ActorScope actors,
        TimeProvider clock,
        SqliteConnections sqlite
    )
        : base(options)
    {
        (this.model, this.sqlite) = (model, sqlite);
        (Actors, Clock) = (actors, clock);
        lent = sqlite.Lend(Database);
    }

    public ActorScope Actors { get; }

    public TimeProvider Clock { get; }

    /// <summary>What the running step touches, for those who wait.</summary>
    public LiveTopics Live { get; } = new();

    internal bool IsSqlite => Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal);

    public override void Dispose()
    {
        base.Dispose();
        GiveBack();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        GiveBack();
    }

    void GiveBack()
    {
        if (Interlocked.Exchange(ref lent, null) is { } connection)
            sqlite.TakeBack(connection);
    }

    internal object ModelKey => model.Key;

    protected override void OnModelCreating(ModelBuilder modelBuilder) => model.Map(modelBuilder);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // SQLite cannot order by DateTimeOffset: ticks there, timestamptz (which wants offset zero) on PostgreSQL.
        if (IsSqlite)
        {
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
            configurationBuilder.Properties<Guid>().HaveConversion<IdBytes>();
            // For what a statement of our own text is given; a query of our own text has to convert by itself.
            configurationBuilder.DefaultTypeMapping<Guid>().HasConversion<IdBytes>();
        }
        else
        {
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcInstant>();
        }

        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        configurationBuilder.Properties<Personal>().HaveConversion<SealedPersonal>();
    }
}
