using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Data.Collection.Connectors;

/// <summary>Pages of a table or query of a SQLite file below an allowed folder, opened for reading only.</summary>
sealed class SqliteConnector(IOptions<CollectionOptions> options, IOptions<StorageOptions> storage) : IConnector
{
    // SQLITE_ERROR: no such table or column, syntax. https://www.sqlite.org/rescode.html
    const int Wrong = 1;

    public SourceKind Kind => SourceKind.Sqlite;

    public async Task<SourcePage> Read(CollectionSource source, string? after, Stream into, CancellationToken cancel)
    {
        var address = new SqliteConnectionStringBuilder
        {
            DataSource = Allowed(source.Address.Plain),
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        };
        await using var connection = new SqliteConnection(address.ToString());
        try
        {
            await connection.OpenAsync(cancel);
            var key = SourceText.Column(source.KeyColumn);
            await using var ask = connection.CreateCommand();
#pragma warning disable CA2100 // A commissioner's query is the point of it; the file is opened for reading only.
            ask.CommandText =
                $"select * from {SourceText.From(source.Query)}"
                + (after is null ? "" : $" where {key} > $after")
                + string.Create(CultureInfo.InvariantCulture, $" order by {key} limit {source.PageSize}");
#pragma warning restore CA2100
            if (after is not null)
                ask.Parameters.AddWithValue("$after", KeyOf(after));
            await using var row = await ask.ExecuteReaderAsync(cancel);
            List<string> columns = [.. Enumerable.Range(0, row.FieldCount).Select(row.GetName)];
            var place = RowWriter.PlaceOf(source.KeyColumn, columns);
            var writer = new RowWriter(into, columns, place);
            var values = new string?[columns.Count];
            while (await row.ReadAsync(cancel))
            {
                cancel.ThrowIfCancellationRequested();
                for (var i = 0; i < values.Length; i++)
                    values[i] = Text(row.GetValue(i), columns[i]);
                writer.Write(values, Told(row.GetValue(place)));
            }
            return writer.Page(source.PageSize);
        }
        catch (SqliteException wrong) when (wrong.SqliteErrorCode == Wrong)
        {
            throw new SourceRefusedException($"源库不接受：{wrong.Message}");
        }
    }

    /// <exception cref="SourceRefusedException">It lies elsewhere, however it is written.</exception>
    string Allowed(string file)
    {
        var own = Path.Combine(Path.GetFullPath(storage.Value.Folder), "departments");
        var (isAllowed, isOutside) = (false, false);
        foreach (var folder in options.Value.Folders.Select(Path.GetFullPath).Prepend(own))
        {
            var path = Path.GetFullPath(file, folder);
            // A link may lead out of it.
            var real = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
            if (!real.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                isOutside |= File.Exists(real);
                continue;
            }
            if (File.Exists(real))
                return real;
            isAllowed = true;
        }
        // What is not there now may come; what lies outside never counts.
        throw isAllowed && !isOutside ? new FileNotFoundException("源文件现在不在") : new SourceRefusedException("文件不在允许的目录里");
    }

    // A number sorts before any text: what it was must be known again.
    static string? Told(object value) =>
        value switch
        {
            long number => string.Create(CultureInfo.InvariantCulture, $"i:{number}"),
            double real => string.Create(CultureInfo.InvariantCulture, $"r:{real:R}"),
            string text => $"t:{text}",
            _ => null,
        };

    static object KeyOf(string told) =>
        told[0] switch
        {
            'i' => long.Parse(told.AsSpan(2), CultureInfo.InvariantCulture),
            'r' => double.Parse(told.AsSpan(2), CultureInfo.InvariantCulture),
            _ => told[2..],
        };

    static string? Text(object value, string column) =>
        value switch
        {
            DBNull => null,
            byte[] => throw new SourceRefusedException($"列 {column} 是二进制，请在查询里去掉"),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture),
        };
}
