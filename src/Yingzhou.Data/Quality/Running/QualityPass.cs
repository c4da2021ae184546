using System.Diagnostics;
using DuckDB.NET.Data;
using Yingzhou.Data.Lake;
using Yingzhou.Data.Quality.Compiling;

namespace Yingzhou.Data.Quality.Running;

/// <param name="Quartiles">By column of an outlier rule.</param>
sealed record PassResult(long Rows, IReadOnlyList<RuleFinding> Findings, IReadOnlyDictionary<string, double[]> Quartiles, TimeSpan Took);

/// <summary>Runs the one question over the files. Pure of records: the benchmark and the tests ask it directly.</summary>
sealed class QualityPass(DuckDb duck)
{
    /// <summary>A rule that cannot be asked of these columns (a broken pattern, a text rule on a number) is left unmeasured and costs itself only.</summary>
    public PassResult Run(IReadOnlyList<QualityRule> rules, IReadOnlyList<string> files, PassContext context)
    {
        var watch = Stopwatch.StartNew();
        using var connection = duck.Open();
        try
        {
            return Asked(connection, rules, files, context, watch);
        }
        catch (DuckDBException)
        {
            var sound = rules.Where(rule => CanBeAsked(connection, rule, files, context)).ToList();
            if (sound.Count == rules.Count)
                throw;
            var result = Asked(connection, sound, files, context, watch);
            var broken = rules
                .Except(sound)
                .Select(rule => new RuleFinding(rule, null, null, "规则写错了，或者与字段的类型不符，请修改规则", []));
            return result with { Findings = [.. result.Findings, .. broken] };
        }
    }

    static PassResult Asked(
        DuckDBConnection connection,
        IReadOnlyList<QualityRule> rules,
        IReadOnlyList<string> files,
        PassContext context,
        Stopwatch watch
    )
    {
        var pass = new CompiledPass(rules, context);
        using var reader = DuckDb.Ask(connection, pass.Sql(files));
        reader.Read();
        var row = Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i)).ToList();
        var (rows, findings, quartiles) = pass.Read(row);
        return new(rows, findings, quartiles, watch.Elapsed);
    }

    static bool CanBeAsked(DuckDBConnection connection, QualityRule rule, IReadOnlyList<string> files, PassContext context)
    {
        try
        {
            DuckDb.Run(connection, $"explain {new CompiledPass([rule], context).Sql(files)}");
            return true;
        }
        catch (DuckDBException)
        {
            return false;
        }
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
