using Yingzhou.Data.Lake;
using Yingzhou.Data.Quality.Compiling;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Quality;

/// <param name="Quality">Counted in rows; for uniqueness and dependencies in values, since of two equal rows no one can say which is the wrong one.</param>
public sealed record ScoredRule(string Dataset, string Rule, RuleKind Kind, DetectionQuality Quality);

/// <summary>Compares what the rules find in generated data with what was put in (检出评分).</summary>
public sealed class DetectionScore(DuckDb duck, TimeProvider clock)
{
    /// <param name="rules">Rules of each dataset.</param>
    public IReadOnlyList<ScoredRule> Of(IReadOnlyList<GeneratedTable> tables, IReadOnlyDictionary<string, IReadOnlyList<QualityRule>> rules)
    {
        var files = tables.ToDictionary(table => table.Dataset, table => (IReadOnlyList<string>)[table.File]);
        return
        [
            .. from table in tables
            from error in DepartmentalData.Errors
            where error.Dataset == table.Dataset
            from rule in rules[table.Dataset]
            where rule.Id == error.Rule
            select new ScoredRule(table.Dataset, rule.Id, rule.Kind, Score(rule, table, files)),
        ];
    }

    DetectionQuality Score(QualityRule rule, GeneratedTable table, IReadOnlyDictionary<string, IReadOnlyList<string>> files)
    {
        var found = OffendingSql.Of(rule, [table.File], files, clock.GetUtcNow())!;
        var byValue = rule.Kind is RuleKind.Unique or RuleKind.Dependency;
        var key = byValue ? DuckDb.Name(rule.Column) : "row_number";
        var real = byValue ? "value" : "row_number";
        using var connection = duck.Open();
        DuckDb.Run(connection, $"create table flagged as select distinct {key} as key from ({found})");
        DuckDb.Run(
            connection,
            $"create table there as select distinct {real} as key from {DuckDb.Files([table.Truth])} where rule = {DuckDb.Text(rule.Id)}"
        );
        return DetectionQuality
            .Of(
                DuckDb.Count(connection, "select count(*) from flagged semi join there using (key)"),
                DuckDb.Count(connection, "select count(*) from flagged"),
                DuckDb.Count(connection, "select count(*) from there")
            )
            .Value;
    }
}
