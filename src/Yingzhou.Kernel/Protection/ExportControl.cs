namespace Yingzhou.Kernel;

/// <summary>An export as the control weighs it.</summary>
/// <param name="Level">Of the most sensitive column that leaves.</param>
public readonly record struct WeighedExport(DateTimeOffset At, DataLevel Level, long Rows)
{
    public bool IsSensitive => Level >= DataLevel.L3;
}

/// <summary>How many people have to agree, and why.</summary>
/// <param name="Approvals">0: it may leave at once.</param>
/// <param name="Counted">Rows of the same person in the last 24 hours that were counted together, this export included.</param>
public readonly record struct ExportNeed(int Approvals, long Counted, string Reason);

/// <summary>
/// Who has to agree before a table leaves (导出审批): L3 and above one person, beyond 1,000 rows in 24 hours a second one, however the rows were divided into exports; below L3 only a large one.
/// Source: p15 §4, §9.8; what is large below L3 is a parameter.
/// </summary>
public static class ExportControl
{
    /// <summary>L3 and above: this many rows in 24 hours are for one approver, one more is for two.</summary>
    public const long SensitiveRows = 1_000;

    /// <summary>Below L3: this many rows in 24 hours leave without asking, one more asks one approver.</summary>
    public const long PlainRows = 10_000;

    public static readonly TimeSpan Window = TimeSpan.FromHours(24);

    /// <summary>A link is good for so long; then the file goes.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <param name="others">Other exports of the same person that left or may still leave: who withdrew or was refused took nothing. Exactly 24 hours ago does not count any more.</param>
    public static ExportNeed Weigh(WeighedExport export, IEnumerable<WeighedExport> others)
    {
        var counted =
            export.Rows
            + others
                .Where(other => other.IsSensitive == export.IsSensitive && (export.At - other.At).Duration() < Window)
                .Sum(other => other.Rows);
        return export.IsSensitive
            ? counted > SensitiveRows
                ? new(2, counted, $"{export.Level} 数据 24 小时内合计 {counted:N0} 行，超过 {SensitiveRows:N0} 行，要两个人同意")
                : new(1, counted, $"{export.Level} 数据要一个人同意")
            : counted > PlainRows
                ? new(1, counted, $"24 小时内合计 {counted:N0} 行，超过 {PlainRows:N0} 行，要一个人同意")
                : new(0, counted, "级别低、数量小，直接生成");
    }

    /// <param name="asked">Who wants it.</param>
    /// <param name="agreed">Who agreed already.</param>
    /// <returns><c>null</c> when this person may agree.</returns>
    public static Fault? RefuseApproval(string asked, IReadOnlyCollection<string> agreed, string by) =>
        by == asked ? new Fault("protection.own-export", "自己申请的导出不能自己同意，请由另一个人审批。", 403)
        : agreed.Contains(by) ? new Fault("protection.approved-already", "您已经同意过，第二次同意要由另一个人作出。", 409)
        : null;
}
