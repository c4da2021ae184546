using System.Data.Common;
using System.Globalization;
using DuckDB.NET.Data;
using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Lake;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Opening.Releasing;

/// <summary>What was measured on a snapshot.</summary>
/// <param name="Groups"><c>null</c> when no persons are behind it, or there are too many groups to tell.</param>
/// <param name="Suppression">As in <see cref="GateSubject.Suppression"/>.</param>
sealed record TakenSnapshot(
    string Folder,
    string Sha256,
    long Rows,
    IReadOnlyList<ReleasedColumn> Columns,
    IReadOnlyList<PersonGroup>? Groups,
    IReadOnlyDictionary<string, int> PersonsByArea,
    ReleasedCounts? Counts,
    Fault? Suppression
);

/// <summary>
/// Makes the one file that all others of a release are written from, and measures that very file: the columns chosen, coarsened as chosen, or counts of persons with the
/// small ones hidden.
/// </summary>
sealed class TakeSnapshot(DuckDb duck, OpeningFolder folder)
{
    // More groups than this are nearly all of one person: the gate need not see each of them.
    const int MostGroups = 200_000;

    // The gate's own column of a table of counts.
    static readonly ReleasedColumn Persons = new("persons", "人数", "integer", "persons");

    /// <param name="earlier">Counts of the releases that are public: whoever has them knows their sums.</param>
    public TakenSnapshot Run(
        LakeVersion version,
        ProposeRelease request,
        IReadOnlyList<ColumnPlan> plans,
        IReadOnlyList<DataItem> items,
        IReadOnlyList<ReleasedCounts> earlier,
        GateTerms terms
    )
    {
        var staged = folder.NewStaging();
        try
        {
            using var connection = duck.Open(staged);
            DuckDb.Run(connection, "set preserve_insertion_order=true");
            var taken = Take(connection, staged, version, request, plans, items, earlier, terms);
            connection.Close();
            OpeningFolder.Drop(Path.Combine(staged, "spill"));
            return taken with { Sha256 = OpeningFolder.Sha256Of(Path.Combine(staged, OpeningFolder.Snapshot)) };
        }
        catch
        {
            OpeningFolder.Drop(staged);
            throw;
        }
    }

    static TakenSnapshot Take(
        DuckDBConnection connection,
        string staged,
        LakeVersion version,
        ProposeRelease request,
        IReadOnlyList<ColumnPlan> plans,
        IReadOnlyList<DataItem> items,
        IReadOnlyList<ReleasedCounts> earlier,
        GateTerms terms
    )
    {
        var source = DuckDb.Files(version.Files);
        var columns = string.Join(", ", plans.Select(plan => $"{plan.Sql} as {DuckDb.Name(plan.Released.Column)}"));
        // A person may have many rows; where an item says who it is, persons are counted, not rows.
        var person = items.FirstOrDefault(item => item.Element == "resident-id") is { } id ? DuckDb.Name(id.Column) : null;
        DuckDb.Run(connection, $"create table taken as select {columns}{(person is null ? "" : $", {person} as person__")} from {source}");
        var count = person is null ? "count(*)" : "count(distinct person__)";
        Fault? suppression = null;
        if (request.AsCounts)
            suppression = Count(connection, plans, count, earlier, terms);
        var concerns = items.Any(item => item.Personal);
        var groups =
            !concerns ? null
            : request.AsCounts ? CountedGroups(connection, plans)
            : Groups(connection, plans, request.Sensitive, count);
        var released = plans.Select(plan => plan.Released).ToList();
        if (request.AsCounts)
            released.Add(Persons);
        var file = Path.Combine(staged, OpeningFolder.Snapshot);
        var names = string.Join(", ", released.Select(column => DuckDb.Name(column.Column)));
        DuckDb.Run(connection, $"copy (select {names} from taken) to {DuckDb.Text(file)} (format parquet, compression zstd)");
        var quasi = plans.Where(plan => plan.Item.Column != request.Sensitive).Select(plan => plan.Released.Source).ToList();
        return new(
            staged,
            "",
            DuckDb.Count(connection, "select count(*) from taken"),
            released,
            groups,
            ByArea(groups, plans, request),
            groups is null ? null : new("", quasi, groups.ToDictionary(group => ReleasedCounts.Join(group.Values), group => group.Persons)),
            suppression
        );
    }

    // Replaces the rows by counts, and hides small cells so that neither the whole nor the sums of earlier releases give them away.
    static Fault? Count(
        DuckDBConnection connection,
        IReadOnlyList<ColumnPlan> plans,
        string count,
        IReadOnlyList<ReleasedCounts> earlier,
        GateTerms terms
    )
    {
        var names = string.Join(", ", plans.Select(plan => DuckDb.Name(plan.Released.Column)));
        DuckDb.Run(
            connection,
            $"create table counted as select {names}, cast({count} as bigint) as persons from taken group by {names} order by {names}"
        );
        DuckDb.Run(connection, "drop table taken");
        var cells = CountedGroups(connection, plans, "counted");
        var known = cells.Select(cell => cell.Persons).ToList();
        var table = new CountTable(
            known,
            [
                [.. Enumerable.Range(0, known.Count)],
                .. Sums(plans, cells, earlier),
            ]
        );
        var hidden = table.Hide(terms.K);
        DuckDb.Run(connection, "create table hidden (place bigint)");
        foreach (var cell in hidden ?? table.Small(terms.K))
            DuckDb.Run(connection, string.Create(CultureInfo.InvariantCulture, $"insert into hidden values ({cell + 1})"));
        DuckDb.Run(
            connection,
            $"create table taken as select * exclude (place__) from (select *, row_number() over (order by {names}) as place__ from counted) where place__ not in (select place from hidden) order by {names}"
        );
        return hidden is null
            ? new Fault("opening.total-too-small", $"合计本身不足 {terms.K} 人，怎么隐去都会露出少数人。")
            : table.Refuse(hidden, terms.K);
    }

    static IEnumerable<IReadOnlyList<int>> Sums(
        IReadOnlyList<ColumnPlan> plans,
        IReadOnlyList<PersonGroup> cells,
        IReadOnlyList<ReleasedCounts> earlier
    )
    {
        foreach (var before in earlier)
        {
            int[] places =
            [
                .. before.Columns.Select(column =>
                    plans.Index().Where(plan => plan.Item.Released.Source == column).Select(plan => plan.Index).FirstOrDefault(-1)
                ),
            ];
            if (places.Length == 0 || places.Contains(-1))
                continue;
            foreach (var same in cells.Index().GroupBy(cell => ReleasedCounts.Join(places.Select(place => cell.Item.Values[place]))))
                if (before.Counts.ContainsKey(same.Key))
                    yield return [.. same.Select(cell => cell.Index)];
        }
    }

    static List<PersonGroup> CountedGroups(DuckDBConnection connection, IReadOnlyList<ColumnPlan> plans, string table = "taken")
    {
        var names = string.Join(", ", plans.Select(plan => DuckDb.Name(plan.Released.Column)));
        var groups = new List<PersonGroup>();
        using var reader = DuckDb.Ask(connection, $"select {names}, persons from {table} order by {names}");
        while (reader.Read())
            groups.Add(new(Values(reader, plans.Count), (int)reader.GetInt64(plans.Count), new Dictionary<string, int>()));
        return groups;
    }

    static List<PersonGroup>? Groups(DuckDBConnection connection, IReadOnlyList<ColumnPlan> plans, string? sensitive, string count)
    {
        List<ColumnPlan> quasi = [.. plans.Where(plan => plan.Item.Column != sensitive)];
        var names = string.Concat(quasi.Select(plan => DuckDb.Name(plan.Released.Column) + ", "));
        var hurting = plans.FirstOrDefault(plan => plan.Item.Column == sensitive) is { } found
            ? DuckDb.Name(found.Released.Column)
            : "null";
        var groups = new Dictionary<string, (IReadOnlyList<string> Values, int Persons, Dictionary<string, int> Sensitive)>(
            StringComparer.Ordinal
        );
        // By the quasi-identifiers alone, and with the sensitive value: a person of two values counts once in the group.
        using (var reader = DuckDb.Ask(connection, $"select {names}cast({count} as bigint) from taken {GroupBy(names)}"))
            while (reader.Read())
            {
                if (groups.Count == MostGroups)
                    return null;
                var values = Values(reader, quasi.Count);
                groups[ReleasedCounts.Join(values)] = (values, (int)reader.GetInt64(quasi.Count), []);
            }
        if (hurting != "null")
        {
            using var reader = DuckDb.Ask(
                connection,
                $"select {names}{hurting}, cast({count} as bigint) from taken {GroupBy($"{names}{hurting}, ")}"
            );
            while (reader.Read())
            {
                var values = Values(reader, quasi.Count + 1);
                groups[ReleasedCounts.Join(values.Take(quasi.Count))].Sensitive[values[^1]] = (int)reader.GetInt64(quasi.Count + 1);
            }
        }
        return [.. groups.Values.Select(group => new PersonGroup(group.Values, group.Persons, group.Sensitive))];
    }

    static string GroupBy(string names) => names.Length == 0 ? "" : $"group by {names.TrimEnd(' ', ',')}";

    static List<string> Values(DbDataReader reader, int columns) =>
        [
            .. Enumerable
                .Range(0, columns)
                .Select(i => reader.IsDBNull(i) ? "" : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture) ?? ""),
        ];

    static Dictionary<string, int> ByArea(IReadOnlyList<PersonGroup>? groups, IReadOnlyList<ColumnPlan> plans, ProposeRelease request)
    {
        var quasi = plans.Where(plan => plan.Item.Column != request.Sensitive).ToList();
        var place = quasi.FindIndex(plan => plan.Item.Column == request.Area);
        return groups is null || place < 0
            ? []
            : groups.GroupBy(group => group.Values[place]).ToDictionary(same => same.Key, same => same.Sum(group => group.Persons));
    }
}
