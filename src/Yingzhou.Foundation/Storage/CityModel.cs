using Microsoft.EntityFrameworkCore;

namespace Yingzhou.Foundation.Storage;

/// <summary>The records of all modules as EF Core sees them, the same for every unit of work of one city.</summary>
public sealed class CityModel(IEnumerable<TableSet> tableSets, PersonalCipher cipher)
{
    /// <summary>What makes one model differ from another: the modules and the key that seals personal fields.</summary>
    internal object Key { get; } = (string.Join('|', tableSets.Select(set => set.Prefix).Order(StringComparer.Ordinal)), cipher);

    internal void Map(ModelBuilder modelBuilder)
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
        var texts = new SealedText.Converter(cipher);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
            if (property.ClrType == typeof(Kernel.Personal))
                property.SetValueConverter(sealing);
            else if (property.IsSealed())
                property.SetValueConverter(texts);
    }
}
