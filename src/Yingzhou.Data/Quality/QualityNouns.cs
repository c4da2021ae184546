using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Quality;

/// <summary>What a rule looks at (规则种类).</summary>
public enum RuleKind
{
    /// <summary>必填</summary>
    Required,

    /// <summary>长度</summary>
    Length,

    /// <summary>正则表达式 (RE2: linear in the text, so no expression can run away).</summary>
    Pattern,

    /// <summary>代码表</summary>
    Enumeration,

    /// <summary>公民身份号码: shape, province, date, check digit.</summary>
    ResidentId,

    /// <summary>统一社会信用代码</summary>
    Uscc,

    /// <summary>行政区划代码</summary>
    Division,

    /// <summary>手机号码</summary>
    Mobile,

    /// <summary>取值范围</summary>
    Range,

    /// <summary>先后: this column is not after the other one.</summary>
    Order,

    /// <summary>函数依赖: equal values here have equal values there.</summary>
    Dependency,

    /// <summary>跨表引用: the value stands in a column of another dataset.</summary>
    Reference,

    /// <summary>唯一</summary>
    Unique,

    /// <summary>时效: not older than so many days.</summary>
    Freshness,

    /// <summary>数据量漂移, of the table as a whole.</summary>
    Volume,

    /// <summary>离群值: beyond three quartile ranges of what the version before held.</summary>
    Outlier,
}

/// <summary>A rule of a dataset (质量规则).</summary>
/// <param name="Id">Unique in its dataset, e.g. <c>sfzh.resident-id</c>.</param>
/// <param name="Column">Empty for a rule about the table.</param>
public sealed record QualityRule(string Id, string Column, RuleKind Kind, IssueSeverity Severity = IssueSeverity.Normal)
{
    /// <summary>The other column of an order or a dependency.</summary>
    public string? Other { get; init; }

    /// <summary>Values of an enumeration.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    public string? Pattern { get; init; }

    public decimal? Least { get; init; }

    /// <summary>Most of a range, longest of a length, days of freshness.</summary>
    public decimal? Most { get; init; }

    /// <summary>Dataset and column of a reference, e.g. <c>population-register.sfzh</c>.</summary>
    public string? Reference { get; init; }

    public QualityDimension Dimension =>
        Kind switch
        {
            RuleKind.Required => QualityDimension.Completeness,
            RuleKind.Order or RuleKind.Dependency or RuleKind.Reference or RuleKind.Unique or RuleKind.Outlier or RuleKind.Volume =>
                QualityDimension.Consistency,
            RuleKind.Freshness => QualityDimension.Timeliness,
            _ => QualityDimension.Conformity,
        };

    /// <summary>What it demands, as a sentence for the source's clerk.</summary>
    public string Demand =>
        Kind switch
        {
            RuleKind.Required => "不能为空",
            RuleKind.Length => $"不超过 {Most:0} 个字",
            RuleKind.Pattern => $"符合格式 {Pattern}",
            RuleKind.Enumeration => $"在代码表内（{string.Join('、', (Values ?? []).Take(6))}{(Values?.Count > 6 ? "…" : "")}）",
            RuleKind.ResidentId => "是有效的公民身份号码",
            RuleKind.Uscc => "是有效的统一社会信用代码",
            RuleKind.Division => "是行政区划代码",
            RuleKind.Mobile => "是 11 位手机号码",
            RuleKind.Range => $"在 {Least:0.####} 到 {Most:0.####} 之间",
            RuleKind.Order => $"不晚于 {Other}",
            RuleKind.Dependency => $"相同时 {Other} 也相同",
            RuleKind.Reference => $"能在 {Reference} 中找到",
            RuleKind.Unique => "不重复",
            RuleKind.Freshness => $"在 {Most:0} 天以内",
            RuleKind.Volume => "行数与近八次相当",
            _ => "不离群",
        };
}

/// <summary>What one rule found in one version.</summary>
public sealed class QualityResult
{
    public required Guid RunId { get; init; }

    public required string Rule { get; init; }

    public required string Column { get; init; }

    public required RuleKind Kind { get; init; }

    public required IssueSeverity Severity { get; init; }

    public required string Demand { get; init; }

    /// <summary>Rows that it judged; <c>null</c> when it could not be measured.</summary>
    public long? Checked { get; init; }

    public long? Failed { get; init; }

    /// <summary>Why it could not be measured.</summary>
    public string? Unmeasured { get; init; }

    /// <summary>Up to two offending values, masked by the level of the item, separated by <c> · </c>.</summary>
    public string Samples { get; init; } = "";
}

/// <summary>One pass over one version under one set of rules (质量检测). It is stored whole or not at all.</summary>
public sealed class QualityRun
{
    public Guid Id { get; init; } = SortableId.Next();

    public required string Dataset { get; init; }

    /// <summary>Number of the version.</summary>
    public required int Number { get; init; }

    /// <summary>Digest of the rules: another one is another release of rules, and the series breaks.</summary>
    public required string Rules { get; init; }

    public required int RuleCount { get; init; }

    public required long Rows { get; init; }

    public required double Points { get; init; }

    public required double Unknown { get; init; }

    public QualityGrade? Grade { get; init; }

    /// <summary>JSON: dimension → share, <c>null</c> where not measured.</summary>
    public required string Shares { get; init; }

    /// <summary>Items with at least one rule.</summary>
    public required int Covered { get; init; }

    public required int Items { get; init; }

    /// <summary>JSON: column → quartiles, for the outliers of the next version.</summary>
    public required string Quartiles { get; init; }

    public required int Milliseconds { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>A quality problem on its way (问题工单): for a rule that a department's data breaks, at most <see cref="IssueWay.MostRows"/> rows of it, until a later version keeps it.</summary>
public sealed class QualityOrder : Record
{
    public required string Dataset { get; init; }

    public required string Rule { get; init; }

    public required string Column { get; init; }

    public required string Demand { get; set; }

    /// <summary>The department whose data it is.</summary>
    public required string Unit { get; init; }

    public required IssueSeverity Severity { get; init; }

    public IssueState State { get; set; } = IssueState.Ordered;

    /// <summary>Which of the orders of its rule it is, from 1.</summary>
    public int Part { get; init; } = 1;

    /// <summary>Set while it is open: one part of a rule has one open order.</summary>
    public string? OpenKey { get; set; }

    /// <summary>Rows that this order carries.</summary>
    public long Failed { get; set; }

    /// <summary>Rows that break the rule in all: what no order carries yet waits for these to be done.</summary>
    public long Total { get; set; }

    public string Samples { get; set; } = "";

    public required int FirstNumber { get; init; }

    public required int LastNumber { get; set; }

    public required DateOnly DueOn { get; init; }

    /// <summary>It was said to be fixed once already, and was not.</summary>
    public bool ReturnedBefore { get; set; }

    /// <summary>What the source said last: how it was fixed, why the rule is wrong, why it waits.</summary>
    public string? Note { get; set; }

    public DateOnly? WaivedUntil { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    internal void Move(IssueState to, DateTimeOffset now)
    {
        State = to;
        if (IssueWay.IsOpen(to))
            return;
        (OpenKey, ClosedAt) = (null, now);
    }

    internal static string OpenKeyOf(string dataset, string rule, int part) => part == 1 ? $"{dataset}/{rule}" : $"{dataset}/{rule}#{part}";
}

/// <summary>A row that breaks a rule, for the department that owns it.</summary>
/// <param name="Values">By column, masked by level.</param>
/// <param name="Finding">What is wrong, where more can be said than the rule's demand.</param>
public sealed record OffendingRow(IReadOnlyDictionary<string, string?> Values, string? Finding);
