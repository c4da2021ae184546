using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Foundation.Live;
using Yingzhou.Kernel;

namespace Yingzhou.Foundation.Storage;

/// <summary>The one unit of work over all records, composed from the table sets of the modules.</summary>
/// <remarks>Taken from a pool for each request and given back after it: making one anew costs more than the step that it serves.</remarks>
public sealed class CityContext : DbContext
{
    readonly IReadOnlyList<TableSet> tableSets;
    readonly PersonalCipher cipher;

    public CityContext(DbContextOptions<CityContext> options)
        : base(options)
    {
        var services = options.FindExtension<CoreOptionsExtension>()!.ApplicationServiceProvider!;
        tableSets = [.. services.GetServices<TableSet>()];
        cipher = services.GetRequiredService<PersonalCipher>();
        Clock = services.GetRequiredService<TimeProvider>();
    }

    public ActorScope Actors { get; private set; } = new();

    public TimeProvider Clock { get; }

    /// <summary>What the running step touches, for those who wait.</summary>
    public LiveTopics Live { get; private set; } = new();

    /// <summary>Begins a request: nothing of the one before is left.</summary>
    internal CityContext Serve(ActorScope actors)
    {
        (Actors, Live) = (actors, new());
        return this;
    }

    internal bool IsSqlite => Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal);

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
