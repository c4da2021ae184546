using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Foundation.Storage;

/// <summary>
/// Seals every personal field and every sealed text anew by the current data key (重新加密), while the city runs: a batch a step, and a field that somebody changes meanwhile is left to them. Killed, it goes on where it was, because what is done
/// bears the new key's number. Not touched is the history of changes, whose older texts need the older keys.
/// </summary>
public sealed class ResealPersonal(CityContext city, CityStep step, PersonalCipher cipher)
{
    const int Batch = 500;

    /// <returns>How many fields were sealed anew.</returns>
    public async Task<int> Run(CancellationToken cancel)
    {
        var done = 0;
        foreach (var type in city.Model.GetEntityTypes())
        foreach (var property in type.GetProperties().Where(property => property.ClrType == typeof(Personal) || property.IsSealed()))
            for (int batch; (batch = await Some(type, property, cancel)) > 0; )
                done += batch;
        return done;
    }

    async Task<int> Some(IEntityType type, IProperty property, CancellationToken cancel)
    {
        var outcome = await step.Run<int>("ResealPersonal", async () => await Reseal(type, property, cancel), cancel);
        return outcome.Succeeded ? outcome.Value : 1;
    }

    async Task<int> Reseal(IEntityType type, IProperty property, CancellationToken cancel)
    {
        var table = Quoted(type.GetTableName()!);
        var column = Quoted(property.GetColumnName());
        var keys = type.FindPrimaryKey()!.Properties.Select(key => Quoted(key.GetColumnName())).ToList();
        var rows = new List<object[]>();
        // Names come from the model, never from a request.
        await using (
            var select = Command(
                $"select {string.Join(", ", keys)}, {column} from {table} where {column} is not null and {column} not like @mark limit {Batch}"
            )
        )
        {
            Add(select, "@mark", $"_{cipher.CurrentMark}%");
            await using var reader = await select.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                var row = new object[reader.FieldCount];
                reader.GetValues(row);
                rows.Add(row);
            }
        }
        foreach (var row in rows)
        {
            var old = (string)row[^1];
            await using var update = Command(
                $"update {table} set {column} = @fresh where {string.Join(" and ", keys.Select((key, at) => $"{key} = @k{at}"))} and {column} = @old"
            );
            Add(update, "@fresh", property.IsSealed() ? cipher.SealText(cipher.OpenText(old)) : cipher.Seal(cipher.Open(old)));
            Add(update, "@old", old);
            for (var at = 0; at < keys.Count; at++)
                Add(update, $"@k{at}", row[at]);
            await update.ExecuteNonQueryAsync(cancel);
        }
        return rows.Count;
    }

    DbCommand Command(string sql)
    {
        var command = city.Database.GetDbConnection().CreateCommand();
        command.Transaction = city.Database.CurrentTransaction!.GetDbTransaction();
#pragma warning disable CA2100 // See above.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    static string Quoted(string name) => $"\"{name}\"";
}
