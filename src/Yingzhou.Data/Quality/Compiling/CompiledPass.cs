using System.Globalization;
using System.Text;
using Yingzhou.Data.Lake;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Quality.Compiling;

/// <summary>What a pass must know besides its rules.</summary>
/// <param name="Columns">Columns that the files have.</param>
/// <param name="References">Files of the datasets that rules refer to; one that is missing leaves its rule unmeasured.</param>
/// <param name="Quartiles">Of the version before, by column.</param>
/// <param name="EarlierRows">Rows of earlier versions, oldest first.</param>
sealed record PassContext(
    IReadOnlySet<string> Columns,
    IReadOnlyDictionary<string, IReadOnlyList<string>> References,
    IReadOnlyDictionary<string, double[]> Quartiles,
    IReadOnlyList<long> EarlierRows,
    DateTimeOffset Now
);

/// <summary>What a pass found about one rule.</summary>
sealed record RuleFinding(QualityRule Rule, long? Checked, long? Failed, string? Unmeasured, IReadOnlyList<string> Samples);

/// <summary>
/// All rules of a dataset as one SELECT over its files (一次扫描): each rule is a few aggregates beside the others, so that however many rules there are, each needed
/// column is read once. What several rules need of a column is computed once, below them.
/// </summary>
sealed class CompiledPass
{
    readonly List<string> aggregates = [];
    readonly List<(QualityRule Rule, int Checked, int Failed, int Sample, string? Unmeasured)> slots = [];
    readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    readonly SortedDictionary<(int Layer, string Name), string> helpers = [];
    readonly SortedDictionary<string, string> flags = new(StringComparer.Ordinal);
    readonly SortedSet<string> columns = new(StringComparer.Ordinal);
    readonly List<(string Column, int Place)> profiled = [];
    readonly PassContext context;

    public CompiledPass(IReadOnlyList<QualityRule> rules, PassContext context)
    {
        this.context = context;
        Place("count(*)");
        foreach (var rule in rules)
            Add(rule);
    }

    /// <summary>The rows of a table with what is computed of their columns beside them, layer above layer: what was compiled refers to it.</summary>
    /// <param name="columns">What is taken of the rows themselves.</param>
    public string WithHelpers(string columns, string table) =>
        helpers
            .GroupBy(helper => helper.Key.Layer)
            .Aggregate(
                $"(select {columns} from {table})",
                (below, layer) => $"(select *{Named(layer.Select(one => (one.Key.Name, one.Value)))} from {below})"
            );

    /// <summary>The one question: the columns, above them what is computed of them, above that which rules a row breaks, above all the counts.</summary>
    public string Sql(IReadOnlyList<string> files)
    {
        var plain = columns.Count == 0 ? "1" : string.Join(", ", columns.Select(DuckDb.Name));
        return new StringBuilder("select ")
            .AppendJoin(",\n  ", aggregates.Index().Select(one => $"{one.Item} as a{one.Index}"))
            .Append(
                CultureInfo.InvariantCulture,
                $"\nfrom (select {plain}{Named(flags.Select(one => (one.Key, one.Value)))}\n  from {WithHelpers(plain, DuckDb.Files(files))})"
            )
            .ToString();
    }

    static string Named(IEnumerable<(string Name, string Sql)> expressions) =>
        string.Concat(expressions.Select(one => $", {one.Sql} as {DuckDb.Name(one.Name)}"));

    /// <param name="row">The answer, in the order of the aggregates.</param>
    public (long Rows, IReadOnlyList<RuleFinding> Findings, IReadOnlyDictionary<string, double[]> Quartiles) Read(
        IReadOnlyList<object?> row
    )
    {
        var rows = Number(row[0]);
        return (
            rows,
            [.. slots.Select(slot => Finding(slot, row, rows))],
            profiled
                .Select(one => (one.Column, Values: row[one.Place] as IEnumerable<double>))
                .Where(one => one.Values is not null)
                .ToDictionary(one => one.Column, one => one.Values!.ToArray())
        );
    }

    RuleFinding Finding(
        (QualityRule Rule, int Checked, int Failed, int Sample, string? Unmeasured) slot,
        IReadOnlyList<object?> row,
        long rows
    )
    {
        if (slot.Rule.Kind is RuleKind.Volume)
            return VolumeDrift.Is(rows, context.EarlierRows) is { } drifts
                ? new(slot.Rule, 1, drifts ? 1 : 0, null, drifts ? [$"{rows:N0} 行"] : [])
                : new(slot.Rule, null, null, "还没有八个版本可以比较", []);
        if (slot.Unmeasured is { } reason)
            return new(slot.Rule, null, null, reason, []);
        var (judged, failed) = (Number(row[slot.Checked]), Number(row[slot.Failed]));
        if (slot.Rule.Kind is RuleKind.Unique)
            failed = judged - failed;
        if (slot.Rule.Kind is RuleKind.Dependency)
            failed -= Number(row[slot.Sample]);
        string?[] samples =
            slot.Sample < 0 || slot.Rule.Kind is RuleKind.Dependency || failed == 0
                ? []
                : [Text(row[slot.Sample]), Text(row[slot.Sample + 1])];
        return new(slot.Rule, judged, failed, null, [.. samples.OfType<string>().Distinct()]);
    }

    void Add(QualityRule rule)
    {
        if (rule.Kind is RuleKind.Volume)
        {
            slots.Add((rule, -1, -1, -1, null));
            return;
        }
        if (Missing(rule) is { } reason)
        {
            slots.Add((rule, -1, -1, -1, reason));
            return;
        }
        columns.Add(rule.Column);
        var column = DuckDb.Name(rule.Column);
        switch (rule.Kind)
        {
            case RuleKind.Required:
                slots.Add((rule, 0, Place($"count(*) - count({column})"), -1, null));
                break;
            case RuleKind.Unique:
                slots.Add((rule, Place($"count({column})"), Place($"count(distinct hash({column}))"), -1, null));
                break;
            case RuleKind.Dependency:
                columns.Add(rule.Other!);
                var other = DuckDb.Name(rule.Other!);
                var both = $"{column} is not null and {other} is not null";
                slots.Add(
                    (
                        rule,
                        Place($"count(*) filter (where {both})"),
                        Place($"count(distinct hash({column}, {other})) filter (where {both})"),
                        Place($"count(distinct hash({column})) filter (where {both})"),
                        null
                    )
                );
                break;
            default:
                if (rule.Other is { } second)
                    columns.Add(second);
                var judged = rule.Other is { } with
                    ? Place($"count(*) filter (where {column} is not null and {DuckDb.Name(with)} is not null)")
                    : Place($"count({column})");
                flags[$"fails {rule.Id}"] = Fails(rule);
                var fails = DuckDb.Name($"fails {rule.Id}");
                // Two values of those that fail come with the same pass.
                var failed = Place($"count_if({fails})::bigint");
                var sample = Place($"min(case when {fails} then {column} end)");
                Place($"max(case when {fails} then {column} end)");
                slots.Add((rule, judged, failed, sample, null));
                if (rule.Kind is RuleKind.Outlier)
                    profiled.Add((rule.Column, Place($"approx_quantile({column}::double, [0.25, 0.5, 0.75])")));
                break;
        }
    }

    /// <summary>When a row breaks the rule; a value that cannot be judged does.</summary>
    public string Fails(QualityRule rule)
    {
        var column = DuckDb.Name(rule.Column);
        var other = rule.Other is { } second ? $" and {DuckDb.Name(second)} is not null" : "";
        return $"({column} is not null{other} and not coalesce({Holds(rule, column)}, false))";
    }

    string Holds(QualityRule rule, string column) =>
        rule.Kind switch
        {
            RuleKind.Length => $"length({column}) <= {Number(rule.Most)}",
            RuleKind.Pattern => $"regexp_full_match({column}, {DuckDb.Text(rule.Pattern!)})",
            RuleKind.Enumeration => $"{column} in ({string.Join(", ", rule.Values!.Select(DuckDb.Text))})",
            RuleKind.ResidentId => Beside(ResidentIdSql.Helpers(rule.Column), ResidentIdSql.Holds(rule.Column, context.Now.Day())),
            RuleKind.Uscc => Beside(CheckedIdentifiers.UsccHelpers(rule.Column), CheckedIdentifiers.Uscc(rule.Column)),
            RuleKind.Division => CheckedIdentifiers.Division(column),
            RuleKind.Mobile => Beside([CheckedIdentifiers.MobileHelper(rule.Column)], CheckedIdentifiers.Mobile(rule.Column)),
            RuleKind.Range => $"{column} between {Number(rule.Least ?? decimal.MinValue)} and {Number(rule.Most ?? decimal.MaxValue)}",
            RuleKind.Order => $"{column} <= {DuckDb.Name(rule.Other!)}",
            RuleKind.Reference =>
                $"{column} in (select {DuckDb.Name(Referred(rule).Column)} from {DuckDb.Files(context.References[Referred(rule).Dataset])} where {DuckDb.Name(Referred(rule).Column)} is not null)",
            RuleKind.Freshness =>
                $"{column} >= timestamp {DuckDb.Text(context.Now.AddDays(-(double)rule.Most!.Value).UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture))}",
            RuleKind.Outlier => Within(column, context.Quartiles[rule.Column]),
            _ => throw new InvalidOperationException($"{rule.Kind} is not judged row by row"),
        };

    static string Within(string column, double[] quartiles)
    {
        var reach = 3 * (quartiles[2] - quartiles[0]);
        return string.Create(CultureInfo.InvariantCulture, $"{column}::double between {quartiles[0] - reach} and {quartiles[2] + reach}");
    }

    string? Missing(QualityRule rule)
    {
        foreach (var column in new[] { rule.Column, rule.Other }.OfType<string>())
            if (!context.Columns.Contains(column))
                return $"这个版本没有 {column} 列";
        if (rule.Kind is RuleKind.Reference && !context.References.ContainsKey(Referred(rule).Dataset))
            return $"被引用的 {rule.Reference} 还没有数据";
        if (rule.Kind is RuleKind.Outlier && !context.Quartiles.ContainsKey(rule.Column))
        {
            // The first version gives the measure for the next.
            columns.Add(rule.Column);
            profiled.Add((rule.Column, Place($"approx_quantile({DuckDb.Name(rule.Column)}::double, [0.25, 0.5, 0.75])")));
            return "还没有前一个版本可以比较";
        }
        return null;
    }

    public static (string Dataset, string Column) Referred(QualityRule rule)
    {
        var dot = rule.Reference!.LastIndexOf('.');
        return (rule.Reference[..dot], rule.Reference[(dot + 1)..]);
    }

    string Beside(IEnumerable<(int Layer, string Name, string Sql)> computed, string holds)
    {
        foreach (var (layer, name, sql) in computed)
            helpers[(layer, name)] = sql;
        return holds;
    }

    int Place(string aggregate)
    {
        // Samples stand side by side, so that only what is alone may be shared.
        if (
            !aggregate.StartsWith("min", StringComparison.Ordinal)
            && !aggregate.StartsWith("max", StringComparison.Ordinal)
            && places.TryGetValue(aggregate, out var known)
        )
            return known;
        aggregates.Add(aggregate);
        return places[aggregate] = aggregates.Count - 1;
    }

    static string Number(decimal? value) => value!.Value.ToString(CultureInfo.InvariantCulture);

    static long Number(object? value) => value is null or DBNull ? 0 : Convert.ToInt64(value, CultureInfo.InvariantCulture);

    static string? Text(object? value) =>
        value switch
        {
            null or DBNull => null,
            DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture),
        };
}
