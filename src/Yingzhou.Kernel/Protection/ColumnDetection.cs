using System.Globalization;

namespace Yingzhou.Kernel;

/// <summary>How sure a look at a column is.</summary>
public enum ColumnStanding
{
    /// <summary>未发现</summary>
    Nothing,

    /// <summary>观察: too many for an accident, too few to call the column by it.</summary>
    Watch,

    /// <summary>认定</summary>
    Found,
}

/// <summary>What the sample of a column says.</summary>
/// <param name="Kind">The kind with most hits; <c>null</c> when there is none.</param>
/// <param name="Of">Values that were looked at.</param>
/// <param name="Proposed">The level that holds until the owner decides: the declared one, or the higher one that was found.</param>
/// <param name="IsConflict">The declared level is lower than what was found, or none was declared.</param>
public sealed record ColumnFinding(
    string Column,
    SensitiveKind? Kind,
    int Hits,
    int Of,
    ColumnStanding Standing,
    DataLevel? Proposed,
    bool IsConflict
)
{
    public double Share => Of == 0 ? 0 : (double)Hits / Of;

    /// <summary>E.g. <c>PII L3（26%）</c>, <c>观察 15%</c>.</summary>
    public string Words =>
        Standing switch
        {
            ColumnStanding.Found => string.Create(
                CultureInfo.InvariantCulture,
                $"{(SensitiveValue.LevelOf(Kind!.Value) is DataLevel.L1 ? "公开标识" : "PII")} {SensitiveValue.LevelOf(Kind.Value)}（{Share * 100:0.#}%）"
            ),
            ColumnStanding.Watch => string.Create(CultureInfo.InvariantCulture, $"观察 {Share * 100:0.#}%"),
            _ => "未发现",
        };
}

/// <summary>
/// Finds personal information in columns that nobody declared as such (敏感数据识别): of at least 1,000 random values that are not empty, or of all when there are fewer, one in five that passes a check
/// makes the column one of that kind. Source: p15 R1; the share from which a column is watched is a parameter.
/// </summary>
public static class ColumnDetection
{
    public const int Sample = 1_000;

    /// <summary>In hundredths; equal is found.</summary>
    public const int FoundFrom = 20;

    /// <summary>In hundredths; equal is watched.</summary>
    public const int WatchedFrom = 5;

    static readonly Dictionary<SensitiveKind, string[]> Names = new()
    {
        [SensitiveKind.ResidentId] = ["sfzh", "sfzhm", "gmsfhm", "zjhm", "身份证", "公民身份号码", "证件号码", "idcard"],
        [SensitiveKind.BankCard] = ["yhkh", "yhzh", "银行卡", "银行账号"],
        [SensitiveKind.Mobile] = ["sjh", "sjhm", "lxdh", "手机", "联系电话", "mobile", "phone"],
        [SensitiveKind.Uscc] = ["tyshxydm", "xydm", "统一社会信用代码", "uscc"],
    };

    /// <param name="column">Its code and its Chinese name, e.g. <c>sfzh 身份证号</c>: a column that says what it holds is believed from the watched share on.</param>
    /// <param name="sample">Values that are not empty, drawn by <see cref="Draw"/>.</param>
    /// <param name="declared">By the owner; <c>null</c> when nobody declared anything.</param>
    public static ColumnFinding Judge(string column, IReadOnlyCollection<string> sample, DataLevel? declared, DateOnly today)
    {
        var hits = sample
            .Select(value => SensitiveValue.KindOf(value, today))
            .Where(kind => kind is not null)
            .CountBy(kind => kind!.Value)
            .ToList();
        if (hits.Count == 0)
            return new(column, null, 0, sample.Count, ColumnStanding.Nothing, declared, false);
        var (kind, count) = hits.OrderByDescending(one => one.Value).ThenBy(one => one.Key).First();
        var standing =
            count * 100 >= (Says(column, kind) ? WatchedFrom : FoundFrom) * sample.Count ? ColumnStanding.Found
            : count * 100 >= WatchedFrom * sample.Count ? ColumnStanding.Watch
            : ColumnStanding.Nothing;
        var level = SensitiveValue.LevelOf(kind);
        var conflict = standing is ColumnStanding.Found && !(declared >= level);
        return new(column, kind, count, sample.Count, standing, conflict ? level : declared, conflict);
    }

    static bool Says(string column, SensitiveKind kind) =>
        Names[kind].Any(name => column.Contains(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>A random sample of what is not empty, in one pass over a column of any length (reservoir sampling).</summary>
    /// <param name="seed">The same seed draws the same sample: a finding can be repeated.</param>
    public static IReadOnlyList<string> Draw(IEnumerable<string?> values, int seed, int size = Sample)
    {
        var kept = new List<string>(size);
#pragma warning disable CA5394 // A sample needs no secrecy, but must be repeatable.
        var random = new Random(seed);
        var seen = 0;
        foreach (var value in values)
        {
            if (string.IsNullOrWhiteSpace(value))
                continue;
            if (seen++ < size)
                kept.Add(value);
            else if (random.Next(seen) is var at && at < size)
                kept[at] = value;
        }
#pragma warning restore CA5394
        return kept;
    }
}
