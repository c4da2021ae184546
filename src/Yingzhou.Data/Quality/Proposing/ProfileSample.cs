using System.Globalization;
using DuckDB.NET.Data;
using Yingzhou.Data.Lake;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Quality.Proposing;

/// <summary>Rows of files as texts, to be profiled (剖析样本).</summary>
/// <param name="Numbers">By row of the table: its <c>row_number</c> in the files, where they have one.</param>
sealed record ProfileSample(ProfiledTable Table, IReadOnlyList<long> Numbers)
{
    const string RowNumber = "row_number";

    public static ProfileSample Of(DuckDBConnection connection, IReadOnlyList<string> files, int rows)
    {
        using var reader = DuckDb.Ask(
            connection,
            string.Create(CultureInfo.InvariantCulture, $"select columns(*)::varchar from {DuckDb.Files(files)} limit {rows}")
        );
        var all = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
        int[] columns = [.. Enumerable.Range(0, all.Count).Where(column => all[column] != RowNumber)];
        var at = all.IndexOf(RowNumber);
        var (cells, numbers) = (new List<IReadOnlyList<string?>>(), new List<long>());
        while (reader.Read())
        {
            cells.Add([.. columns.Select(column => reader.IsDBNull(column) ? null : reader.GetString(column))]);
            if (at >= 0)
                numbers.Add(long.Parse(reader.GetString(at), CultureInfo.InvariantCulture));
        }
        return new(new([.. columns.Select(column => all[column])], cells), numbers);
    }
}
