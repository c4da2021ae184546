using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Live;
using Yingzhou.Foundation.Storage.Sqlite;
using Yingzhou.Kernel;

namespace Yingzhou.Foundation.Storage;

/// <summary>The one unit of work over all records, composed from the table sets of the modules.</summary>
public sealed class CityContext : DbContext
{
    readonly IEnumerable<TableSet> tableSets;
    readonly PersonalCipher cipher;
    readonly SqliteConnections sqlite;
    SqliteConnection? lent;

    public CityContext(
        DbContextOptions<CityContext> options,
        IEnumerable<TableSet> tableSets,
        ActorScope actors,
        TimeProvider clock,
        PersonalCipher cipher,
        SqliteConnections sqlite
    )
        : base(options)
    {
        (this.tableSets, this.cipher, this.sqlite) = (tableSets, cipher, sqlite);
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

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var set in tableSets.OrderBy(set => set.Prefix, StringComparer.Ordinal))
            set.Map(modelBuilder);

        foreach (var type in modelBuilder.Model.GetEntityTypes().Where(type => typeof(Record).IsAssignableFrom(type.ClrType)))
            modelBuilder.Entity(
                type.ClrType,
                record =>
                {
                    record.HasKey(nameof(Record.Id));
                    record.Property(nameof(Record.Id)).ValueGeneratedNever();
                    record.Property(nameof(Record.Version)).IsConcurrencyToken();
                }
            );

        var sealing = new SealedPersonal(cipher);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
            if (property.ClrType == typeof(Personal))
                property.SetValueConverter(sealing);
    }

    /// <summary>What makes one model differ from another: the modules and the key that seals personal fields.</summary>
    internal object ModelKey => (string.Join('|', tableSets.Select(set => set.Prefix).Order(StringComparer.Ordinal)), cipher);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // SQLite cannot order by DateTimeOffset: ticks there, timestamptz (which wants offset zero) on PostgreSQL.
        if (IsSqlite)
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        else
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcInstant>();

        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        configurationBuilder.Properties<Personal>().HaveConversion<SealedPersonal>();
    }
}
