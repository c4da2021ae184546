using System.Data.Common;
using System.Globalization;
using System.Text.Json.Nodes;
using Yingzhou.Data.Lake;
using Yingzhou.Kernel;
using Yingzhou.Support.Indicators.Computing;
using Yingzhou.Support.Indicators.Content;

namespace Yingzhou.Support.Indicators.Sources;

/// <summary>
/// 数据集 of the lake as indicators see them: the newest version, only the columns that <c>indicators/datasets.json</c> names. A dataset that was never loaded, or whose columns are gone, has no rows; a new version
/// revises what was computed from the one before.
/// </summary>
sealed class DatasetSource(ILake lake, DuckDb duck, DatasetsContent content) : IIndicatorSource
{
    const int MostRows = 1_000_000;

    public string Id => "datasets";

    public string Title => "公共数据";

    public IReadOnlyDictionary<string, string> Moments { get; } =
        content
            .Datasets.SelectMany(dataset =>
                dataset.Moments.Select(moment => ($"{dataset.Id}.{moment.Key}", $"{dataset.Title}：{moment.Value}"))
            )
            .ToDictionary();

    public IReadOnlyDictionary<string, string> Facts { get; } =
        content.Datasets.SelectMany(dataset => dataset.Facts.Select(fact => ($"{dataset.Id}.{fact.Key}", fact.Value))).ToDictionary();

    public async Task<IReadOnlyList<FactRow>> Read(string moment, DateTimeOffset from, DateTimeOffset until, CancellationToken cancel)
    {
        var (id, column) = (
            moment[..moment.IndexOf('.', StringComparison.Ordinal)],
            moment[(moment.IndexOf('.', StringComparison.Ordinal) + 1)..]
        );
        var dataset = content.Datasets.Single(one => one.Id == id);
        if (await lake.Version(id, cancel: cancel) is not { Succeeded: true, Value: var version })
            return [];
        using var connection = duck.Open();
        var source = DuckDb.Files(version.Files);
        var there = Columns(connection, source);
        if (!there.Contains(column) || dataset.Region is { } region && !there.Contains(region))
            return [];
        string[] facts = [.. dataset.Facts.Keys.Where(there.Contains)];
        var day = $"try_cast({DuckDb.Name(column)}::varchar as date)";
        var place = dataset.Region is { } code ? $"{DuckDb.Name(code)}::varchar" : "null";
        using var reader = DuckDb.Ask(
            connection,
            string.Create(
                CultureInfo.InvariantCulture,
                $"select {day}::varchar, {place}{string.Concat(facts.Select(fact => $", {DuckDb.Name(fact)}"))} from {source} where {day} >= date '{from.Day():yyyy-MM-dd}' and {day} < date '{until.Day():yyyy-MM-dd}' limit {MostRows}"
            )
        );
        List<FactRow> rows = [];
        while (reader.Read())
            rows.Add(Row(reader, dataset, facts, version.Load));
        return rows;
    }

    static HashSet<string> Columns(DbConnection connection, string source)
    {
        using var reader = DuckDb.Ask(connection, $"describe select * from {source}");
        HashSet<string> columns = [];
        while (reader.Read())
            columns.Add(reader.GetString(0));
        return columns;
    }

    static FactRow Row(DbDataReader reader, MappedDataset dataset, string[] facts, LakeLoad load)
    {
        var day = DateOnly.ParseExact(reader.GetString(0), "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var said = new JsonObject();
        foreach (var (index, fact) in facts.Index())
            said[fact] = reader.IsDBNull(index + 2)
                ? null
                : reader.GetValue(index + 2) switch
                {
                    string text => JsonValue.Create(text),
                    bool yes => JsonValue.Create(yes),
                    var other
                        when decimal.TryParse(
                            Convert.ToString(other, CultureInfo.InvariantCulture),
                            NumberStyles.Float,
                            CultureInfo.InvariantCulture,
                            out var number
                        ) => JsonValue.Create(number),
                    var other => JsonValue.Create(Convert.ToString(other, CultureInfo.InvariantCulture)),
                };
        return new(
            reader.IsDBNull(1) ? ComputeIndicators.City : reader.GetString(1),
            CityTime.StartOf(day),
            load.SourceAsOf ?? load.At,
            said,
            $"{dataset.Title}，{day:yyyy-MM-dd}",
            $"/desk/data/catalogue/{dataset.Id}"
        );
    }
}
