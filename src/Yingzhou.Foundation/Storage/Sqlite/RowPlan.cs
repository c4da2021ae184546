using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;

namespace Yingzhou.Foundation.Storage.Sqlite;

/// <summary>How rows of one table are inserted, changed (a given set of columns) or deleted: the statement, and where each of its parameters comes from.</summary>
sealed class RowPlan
{
    readonly List<(IProperty Property, RelationalTypeMapping Mapping, bool Original)> values = [];

    RowPlan(IEntityType type, EntityState state, ulong changed)
    {
        var table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
        string Column(IProperty property) => Quote(property.GetColumnName(table)!);
        string Parameter(IProperty property, bool original)
        {
            values.Add((property, property.GetRelationalTypeMapping(), original));
            return $"@p{values.Count - 1}";
        }
        string Where() =>
            string.Join(
                " and ",
                type.GetProperties()
                    .Where(property => property.IsPrimaryKey() || property.IsConcurrencyToken)
                    .Select(property => $"{Column(property)} {(property.IsNullable ? "is" : "=")} {Parameter(property, original: true)}")
            );

        Text = state switch
        {
            EntityState.Added =>
                $"insert into {Quote(table.Name)} ({string.Join(", ", type.GetProperties().Select(Column))}) values ({string.Join(", ", type.GetProperties().Select(property => Parameter(property, original: false)))})",
            EntityState.Modified =>
                $"update {Quote(table.Name)} set {string.Join(", ", type.GetProperties().Where(property => Has(changed, property)).Select(property => $"{Column(property)} = {Parameter(property, original: false)}"))} where {Where()}",
            _ => $"delete from {Quote(table.Name)} where {Where()}",
        };
    }

    public string Text { get; }

    /// <summary>Whether rows of a type can be written so: no key that the database makes, no other table that refers to it or that it refers to, a table of its own.</summary>
    public static bool Suits(IEntityType type) =>
        type.GetTableName() is not null
        && type.GetProperties().Count() <= 64
        && type.BaseType is null
        && !type.GetDirectlyDerivedTypes().Any()
        && !type.GetForeignKeys().Any()
        && !type.GetReferencingForeignKeys().Any()
        && !type.GetComplexProperties().Any()
        && type.GetProperties().All(IsOurs);

    /// <summary>The plan for a changed row; null when nothing of it has to be written.</summary>
    public static RowPlan? Of(IUpdateEntry entry)
    {
        var changed = 0UL;
        if (entry.EntityState is EntityState.Modified)
        {
            foreach (var property in entry.EntityType.GetProperties())
                if (entry.IsModified(property))
                    changed |= 1UL << property.GetIndex();
            if (changed == 0)
                return null;
        }
        return PlansOf
            .The(entry.EntityType)
            .GetOrAdd((entry.EntityState, changed), key => new RowPlan(entry.EntityType, key.State, key.Changed));
    }

    public void Fill(SqliteCommand command, IUpdateEntry entry)
    {
        var parameters = command.Parameters;
        var first = parameters.Count == 0;
        for (var at = 0; at < values.Count; at++)
        {
            var (property, mapping, original) = values[at];
            var value = original ? entry.GetOriginalValue(property) : entry.GetCurrentValue(property);
            if (first)
                parameters.Add(mapping.CreateParameter(command, $"@p{at}", value, property.IsNullable));
            else
                parameters[at].Value = (mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;
        }
    }

    // A number as key that nobody set is made by SQLite; a Guid is made before the row is written.
    static bool IsOurs(IProperty property) =>
        property.GetBeforeSaveBehavior() is PropertySaveBehavior.Save
        && (
            property.ValueGenerated is ValueGenerated.Never
            || (property.ValueGenerated is ValueGenerated.OnAdd && property.ClrType == typeof(Guid))
        );

    static bool Has(ulong changed, IProperty property) => (changed & (1UL << property.GetIndex())) != 0;

    static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
