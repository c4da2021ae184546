using Yingzhou.Data.Lake;
using Yingzhou.Data.Quality.Compiling;
using Yingzhou.Data.Quality.Proposing;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Quality;

/// <param name="Quality">Counted in rows; for uniqueness and dependencies in values, since of two equal rows no one can say which is the wrong one.</param>
public sealed record ScoredRule(string Dataset, string Rule, RuleKind Kind, DetectionQuality Quality);

/// <summary>What the data themselves suggest (建议规则), against what was put in.</summary>
/// <param name="Kind"><c>null</c> for all kinds together.</param>
/// <param name="Quality">Counted in cells of the sample.</param>
public sealed record ScoredProposals(string Dataset, ProposalKind? Kind, DetectionQuality Quality);

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

    /// <param name="sample">Rows of each table that are profiled.</param>
    public IReadOnlyList<ScoredProposals> Proposed(IReadOnlyList<GeneratedTable> tables, int sample) =>
        [.. tables.SelectMany(table => Proposed(table, sample))];

    List<ScoredProposals> Proposed(GeneratedTable table, int sample)
    {
        using var connection = duck.Open();
        var (profiled, numbers) = ProfileSample.Of(connection, [table.File], sample);
        var looked = numbers.ToHashSet();
        var wrong = new HashSet<(long Row, string Column)>();
        using (var reader = DuckDb.Ask(connection, $"select row_number, rule from {DuckDb.Files([table.Truth])}"))
            while (reader.Read())
                if (looked.Contains(reader.GetInt64(0)))
                    wrong.Add((reader.GetInt64(0), DepartmentalData.Errors.First(error => error.Rule == reader.GetString(1)).Column));
        var flagged = RuleProposals
            .Of(profiled)
            .SelectMany(rule => rule.Offending.Select(row => (Kind: (ProposalKind?)rule.Kind, Cell: (numbers[row], rule.Column))))
            .ToList();
        ScoredProposals Of(ProposalKind? kind)
        {
            var cells = flagged.Where(one => kind is null || one.Kind == kind).Select(one => one.Cell).ToHashSet();
            return new(table.Dataset, kind, DetectionQuality.Of(cells.Count(wrong.Contains), cells.Count, wrong.Count).Value);
        }
        return [.. flagged.Select(one => one.Kind).Distinct().Order().Select(Of), Of(null)];
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
