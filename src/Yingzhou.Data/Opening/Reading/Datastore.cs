using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Data.Lake;
using Yingzhou.Data.Opening.Writing;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Opening.Reading;

/// <summary>Rows of a release by filter, text, order and page, read from its snapshot. Names are checked against its columns, values are texts in quotes.</summary>
sealed class Datastore(CityContext city, OpeningFolder folder, DuckDb duck)
{
    public async Task<Outcome<RowsAnswer>> Rows(Guid id, RowsQuestion question, CancellationToken cancel)
    {
        if (
            await city.Set<DatasetRelease>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id && one.Number != null, cancel)
            is not { } release
        )
            return OpeningFaults.NoRelease;
        if (release.State is ReleaseState.Withdrawn)
            return OpeningFaults.Withdrawn(release.Reason);
        var columns = OpenQueries.Columns(release);
        if (Refuse(question, columns) is { } refused)
            return refused;
        var wanted = question.Fields is { } fields ? [.. fields.Select(field => columns.First(column => column.Column == field))] : columns;
        return Ask(folder.SnapshotOf(release.Dataset, release.Id), question, columns, wanted);
    }

    static Fault? Refuse(RowsQuestion question, IReadOnlyList<ReleasedColumn> columns)
    {
        var known = columns.Select(column => column.Column).ToHashSet();
        Fault Unknown(string field, string column) => new("opening.rows-column", $"没有“{column}”这一列。", 409) { Field = field };
        if (question.Filters?.Keys.FirstOrDefault(column => !known.Contains(column)) is { } filter)
            return Unknown("filters", filter);
        if (question.Fields?.FirstOrDefault(column => !known.Contains(column)) is { } field)
            return Unknown("fields", field);
        if (question.Sort?.Select(one => one.Column).FirstOrDefault(column => !known.Contains(column)) is { } sort)
            return Unknown("sort", sort);
        return question.Limit < 0 || question.Offset < 0
            ? new Fault("opening.rows-page", "limit 和 offset 不能是负数。", 409) { Field = question.Limit < 0 ? "limit" : "offset" }
            : null;
    }

    RowsAnswer Ask(string snapshot, RowsQuestion question, IReadOnlyList<ReleasedColumn> columns, IReadOnlyList<ReleasedColumn> wanted)
    {
        var names = string.Join(", ", wanted.Select(column => DuckDb.Name(column.Column)));
        var source = $"read_parquet({DuckDb.Text(snapshot)}, file_row_number = true)";
        var where = Where(question, columns);
        // Distinct rows have no place in the file: they are numbered as they come.
        var rows = question.Distinct
            ? $"select row_number() over () as place__, * from (select distinct {names} from {source}{where})"
            : $"select file_row_number + 1 as place__, {string.Join(", ", columns.Select(column => DuckDb.Name(column.Column)))} from {source}{where}";
        var order = string.Concat(
            (question.Sort ?? [])
                .Where(one => !question.Distinct || wanted.Any(column => column.Column == one.Column))
                .Select(one => $"{DuckDb.Name(one.Column)} {(one.Falling ? "desc" : "asc")} nulls last, ")
        );
        using var connection = duck.Open();
        var answered = new List<(long, object?[])>();
        var page = string.Create(
            CultureInfo.InvariantCulture,
            $"select place__, {names} from ({rows}) order by {order}place__ limit {Math.Min(question.Limit, RowsQuestion.Most)} offset {question.Offset}"
        );
        using (var reader = DuckDb.Ask(connection, page))
            while (reader.Read())
                answered.Add(
                    (
                        reader.GetInt64(0),
                        [
                            .. Enumerable
                                .Range(1, wanted.Count)
                                .Select(i => SnapshotRows.Plain(reader.IsDBNull(i) ? null : reader.GetValue(i))),
                        ]
                    )
                );
        long? total = question.WithTotal ? DuckDb.Count(connection, $"select count(*) from ({rows})") : null;
        return new(wanted, answered, total);
    }

    static string Where(RowsQuestion question, IReadOnlyList<ReleasedColumn> columns)
    {
        var conditions = new List<string>();
        foreach (var (column, values) in question.Filters ?? new Dictionary<string, IReadOnlyList<string>>())
        {
            var name = DuckDb.Name(column);
            var type = columns.First(one => one.Column == column).Type;
            conditions.Add(
                values.Count == 0 ? "false" : $"({string.Join(" or ", values.Select(value => $"{name} = {Typed(value, type)}"))})"
            );
        }
        // Every word must stand somewhere in the row.
        foreach (var word in (question.Text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            conditions.Add(
                $"({string.Join(" or ", columns.Select(column => $"contains(lower(cast({DuckDb.Name(column.Column)} as varchar)), lower({DuckDb.Text(word)}))"))})"
            );
        return conditions.Count == 0 ? "" : $" where {string.Join(" and ", conditions)}";
    }

    // As the column's own type, so that the file's statistics leave out what cannot match; what is none of it matches nothing.
    static string Typed(string value, string type) =>
        type switch
        {
            "integer" => $"try_cast({DuckDb.Text(value)} as bigint)",
            "number" => $"try_cast({DuckDb.Text(value)} as decimal(18,4))",
            "date" => $"try_cast({DuckDb.Text(value)} as date)",
            "datetime" => $"try_cast({DuckDb.Text(value)} as timestamp)",
            "boolean" => $"try_cast({DuckDb.Text(value)} as boolean)",
            _ => DuckDb.Text(value),
        };
}
