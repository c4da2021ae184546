using Yingzhou.Data.Lake;

namespace Yingzhou.Data.Quality.Compiling;

/// <summary>The rows that break one rule, for those who must fix them.</summary>
static class OffendingSql
{
    /// <returns><c>null</c> for a rule that no single row breaks, or that cannot be asked again.</returns>
    public static string? Of(
        QualityRule rule,
        IReadOnlyList<string> files,
        IReadOnlyDictionary<string, IReadOnlyList<string>> references,
        DateTimeOffset now
    )
    {
        var (source, column) = (DuckDb.Files(files), DuckDb.Name(rule.Column));
        switch (rule.Kind)
        {
            case RuleKind.Volume or RuleKind.Outlier:
            case RuleKind.Reference when references.Count == 0:
                return null;
            case RuleKind.Required:
                return $"select * from {source} where {column} is null";
            case RuleKind.Unique:
                return $"select * from {source} where {column} in (select {column} from {source} where {column} is not null group by 1 having count(*) > 1) order by {column}";
            case RuleKind.Dependency:
                return $"select * from {source} where {column} in (select {column} from {source} where {column} is not null group by 1 having count(distinct {DuckDb.Name(rule.Other!)}) > 1) order by {column}";
            default:
                var pass = new CompiledPass([], new(new HashSet<string>(), references, new Dictionary<string, double[]>(), [], now));
                var fails = pass.Fails(rule);
                return $"select * from {pass.WithHelpers("*", source)} where {fails}";
        }
    }
}
