using System.Diagnostics;
using Yingzhou.Data.Lake;
using Yingzhou.Data.Quality.Compiling;

namespace Yingzhou.Data.Quality.Running;

/// <param name="Quartiles">By column of an outlier rule.</param>
sealed record PassResult(long Rows, IReadOnlyList<RuleFinding> Findings, IReadOnlyDictionary<string, double[]> Quartiles, TimeSpan Took);

/// <summary>Runs the one question over the files. Pure of records: the benchmark and the tests ask it directly.</summary>
sealed class QualityPass(DuckDb duck)
{
    public PassResult Run(IReadOnlyList<QualityRule> rules, IReadOnlyList<string> files, PassContext context)
    {
        var watch = Stopwatch.StartNew();
        var pass = new CompiledPass(rules, context);
        using var connection = duck.Open();
        using var reader = DuckDb.Ask(connection, pass.Sql(files));
        reader.Read();
        var row = Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i)).ToList();
        var (rows, findings, quartiles) = pass.Read(row);
        return new(rows, findings, quartiles, watch.Elapsed);
    }

    public IReadOnlySet<string> ColumnsOf(IReadOnlyList<string> files)
    {
        using var connection = duck.Open();
        using var reader = DuckDb.Ask(connection, $"describe select * from {DuckDb.Files(files)}");
        var columns = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (reader.Read())
            columns.Add(reader.GetString(0));
        return columns;
    }
}
