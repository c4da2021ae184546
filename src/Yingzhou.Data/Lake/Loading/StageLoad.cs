using System.Data.Common;
using DuckDB.NET.Data;
using Microsoft.Extensions.Options;
using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Lake.Sources;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Lake.Loading;

/// <param name="Unregistered">Columns that came and are not in the catalogue: kept out until they are registered.</param>
sealed record StagedLoad(string Folder, long Rows, long Rejected, IReadOnlyList<string> Unregistered);

/// <summary>Turns a file into Parquet in a folder that nobody reads yet: everything slow of a load, before the one step that makes it true.</summary>
sealed class StageLoad(DuckDb duck, LakeFolder lake, IOptions<LakeOptions> options)
{
    const string Packed = "(format parquet, compression zstd)";

    // More than half wrong is not a dirty file but another one.
    const double MostRejected = 0.5;

    /// <exception cref="RefusedSourceException">The file cannot be taken.</exception>
    public StagedLoad Run(LoadRequest request, IReadOnlyList<DataItem> items)
    {
        var folder = lake.NewStaging();
        try
        {
            using var connection = duck.Open(folder);
            DuckDb.Run(connection, "set preserve_insertion_order=true");
            var staged =
                FormatOf(request) is SourceFormat.Parquet
                    ? Typed(connection, request, items, folder)
                    : Texts(connection, request, items, folder);
            connection.Close();
            LakeFolder.Drop(Path.Combine(folder, "spill"));
            return staged;
        }
        catch
        {
            LakeFolder.Drop(folder);
            throw;
        }
    }

    static StagedLoad Typed(DuckDBConnection connection, LoadRequest request, IReadOnlyList<DataItem> items, string folder)
    {
        var source = DuckDb.Files([request.Path]);
        var arrived = new List<ColumnShape>();
        try
        {
            using var columns = DuckDb.Ask(connection, $"describe select * from {source}");
            while (columns.Read())
                arrived.Add(new(columns.GetString(0), columns.GetString(1)));
        }
        catch (DuckDBException broken) when (!DiskFull.Is(broken))
        {
            throw new RefusedSourceException("不是完整的 Parquet 文件", broken);
        }
        var drift = SchemaDrift.Between(Registered(items), arrived, ColumnTypes.Holds);
        RefuseDrift(drift);
        var columnsOut = string.Join(
            ", ",
            items.Select(item => $"cast({DuckDb.Name(item.Column)} as {ColumnTypes.Of(item.Type)}) as {DuckDb.Name(item.Column)}")
        );
        try
        {
            DuckDb.Run(
                connection,
                $"copy (select {columnsOut} from {source}) to {DuckDb.Text(Path.Combine(folder, "part-0.parquet"))} {Packed}"
            );
        }
        catch (DuckDBException broken) when (!DiskFull.Is(broken))
        {
            throw new RefusedSourceException("Parquet 文件内容损坏，或者数值超出登记的类型", broken);
        }
        return new(folder, RowsOf(connection, folder), 0, drift.Added);
    }

    static IReadOnlyList<ColumnShape> Registered(IReadOnlyList<DataItem> items) =>
        [
            .. items.Select(item => new ColumnShape(
                item.Column,
                item.Type is ItemType.Text && item.Length is { } length ? $"VARCHAR({length})" : ColumnTypes.Of(item.Type)
            )),
        ];

    StagedLoad Texts(DuckDBConnection connection, LoadRequest request, IReadOnlyList<DataItem> items, string folder)
    {
        using var file = new FileStream(request.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        var source = FormatOf(request) switch
        {
            SourceFormat.Excel => ExcelSource.Open(file, options.Value),
            SourceFormat.Json => JsonSource.Open(file),
            _ => CsvSource.Open(file, request.Encoding, options.Value.LongestRecord),
        };
        // A header may name a column or the item in Chinese.
        var names = items.ToDictionary(item => item.Name, item => item.Column, StringComparer.OrdinalIgnoreCase);
        List<string> header = [.. source.Header.Select(name => names.GetValueOrDefault(name, name))];
        if (header.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new RefusedSourceException(
                twice.Key.Length == 0 ? "表头有空的列名" : $"表头“{twice.Key}”出现 {twice.Count()} 次，分不清取哪一列"
            );
        // Texts have no types: only names can drift.
        var drift = SchemaDrift.Between(
            [.. items.Select(item => new ColumnShape(item.Column, ""))],
            [.. header.Select(name => new ColumnShape(name, ""))]
        );
        RefuseDrift(drift);
        var places = items
            .Select(item => header.FindIndex(name => string.Equals(name, item.Column, StringComparison.OrdinalIgnoreCase)))
            .ToArray();

        var rejected = Append(connection, source.Rows, places);
        return Converted(connection, items, folder, drift.Added, rejected);
    }

    static void RefuseDrift(SchemaDrift drift)
    {
        if (drift.StopsLoad)
            throw new RefusedSourceException($"结构与目录登记不符：{drift}");
    }

    static long Append(DuckDBConnection connection, IEnumerable<SourceRow> rows, int[] places)
    {
        var columns = string.Concat(places.Select((_, i) => $", c{i} varchar"));
        DuckDb.Run(connection, $"create table raw (row_number bigint{columns})");
        DuckDb.Run(connection, "create table rejected (row_number bigint, field varchar, reason varchar, text varchar)");
        var (number, wrong) = (0L, 0L);
        using (var raw = connection.CreateAppender("raw"))
        using (var rejected = connection.CreateAppender("rejected"))
            foreach (var row in rows)
            {
                number++;
                if (row.Values is { } values)
                {
                    var line = raw.CreateRow().AppendValue(number);
                    foreach (var place in places)
                        if (values[place] is { } value)
                            line.AppendValue(value);
                        else
                            line.AppendNullValue();
                    line.EndRow();
                }
                else
                {
                    wrong++;
                    rejected.CreateRow().AppendValue(number).AppendNullValue().AppendValue(row.Reason).AppendValue(row.Text).EndRow();
                }
            }
        return wrong;
    }

    static StagedLoad Converted(
        DuckDBConnection connection,
        IReadOnlyList<DataItem> items,
        string folder,
        IReadOnlyList<string> unregistered,
        long unreadable
    )
    {
        string Text(int index) => $"nullif(trim(c{index}), '')";
        var typed = items.Index().Where(item => item.Item.Type is not ItemType.Text).ToList();
        foreach (var (index, item) in typed)
            DuckDb.Run(
                connection,
                $"insert into rejected select row_number, {DuckDb.Text(item.Column)}, {DuckDb.Text($"“{item.Name}”不是{ColumnTypes.NameOf(item.Type)}")}, left(c{index}, 200) "
                    + $"from raw where {Text(index)} is not null and {ColumnTypes.Convert(Text(index), item.Type)} is null"
            );
        var columns = string.Join(
            ", ",
            items.Index().Select(item => $"{ColumnTypes.Convert(Text(item.Index), item.Item.Type)} as {DuckDb.Name(item.Item.Column)}")
        );
        var part = DuckDb.Text(Path.Combine(folder, "part-0.parquet"));
        DuckDb.Run(
            connection,
            $"copy (select {columns} from raw where row_number not in (select row_number from rejected) order by row_number) to {part} {Packed}"
        );
        var wrong = DuckDb.Count(connection, "select count(distinct row_number) from rejected");
        var rows = RowsOf(connection, folder);
        if (wrong > 0 && wrong > MostRejected * (rows + wrong))
            throw new RefusedSourceException($"{rows + wrong:N0} 行中有 {wrong:N0} 行不能用，整批退回；例如：{Example(connection)}");
        if (wrong > 0)
            DuckDb.Run(
                connection,
                $"copy (select * from rejected order by row_number, field) to {DuckDb.Text(Path.Combine(folder, LakeFolder.Rejected))} {Packed}"
            );
        return new(folder, rows, wrong, unregistered);
    }

    static string Example(DbConnection connection)
    {
        using var first = DuckDb.Ask(connection, "select row_number, reason from rejected order by row_number limit 1");
        return first.Read() ? $"第 {first.GetInt64(0)} 行，{first.GetString(1)}" : "";
    }

    static long RowsOf(DbConnection connection, string folder) =>
        DuckDb.Count(connection, $"select count(*) from {DuckDb.Files([Path.Combine(folder, "part-0.parquet")])}");

    static SourceFormat FormatOf(LoadRequest request) =>
        request.Format is not SourceFormat.Auto
            ? request.Format
            : Path.GetExtension(request.FileName).ToUpperInvariant() switch
            {
                ".PARQUET" => SourceFormat.Parquet,
                ".XLSX" or ".XLS" => SourceFormat.Excel,
                ".JSON" or ".NDJSON" or ".JSONL" => SourceFormat.Json,
                ".CSV" or ".TXT" or ".TSV" => SourceFormat.Csv,
                var other => throw new RefusedSourceException($"不认识“{other}”文件，请送 CSV、Excel、JSON 或 Parquet"),
            };
}
