namespace Yingzhou.Kernel;

/// <summary>What a source says of itself before a line is opened (开线事实).</summary>
/// <param name="VersionNumber">As PostgreSQL numbers it, 150013 for 15.13.</param>
/// <param name="WritableTables">Tables of the line that the account may change.</param>
/// <param name="UnreadableTables">Tables of the line that it may not read.</param>
/// <param name="UnpublishedTables">Tables of the line that the publication does not carry.</param>
/// <param name="KeylessTables">Tables without a usable replica identity.</param>
/// <param name="SlotKeepBytes"><c>max_slot_wal_keep_size</c>; <c>null</c> when there is no limit.</param>
public sealed record SourceFacts(
    int VersionNumber,
    string WalLevel,
    bool IsSuperuser,
    bool MayReplicate,
    IReadOnlyList<string> WritableTables,
    IReadOnlyList<string> UnreadableTables,
    bool HasPublication,
    bool PublishesAllDeeds,
    IReadOnlyList<string> UnpublishedTables,
    IReadOnlyList<string> KeylessTables,
    int FreeSlots,
    int FreeSenders,
    long? SlotKeepBytes,
    string Encoding
);

/// <param name="Advice">What the source's administrator should do; <c>null</c> when it is passed.</param>
public sealed record PrecheckItem(string Title, bool IsPassed, string? Advice);

/// <summary>The twelve things that hold before a line is opened (开线预检). Source: p04 §4, R4, R5, §7 (superuser is refused).</summary>
public static class LinePrecheck
{
    // 12 and 13 get no more repairs from their makers, and a beat in the log itself came with 14.
    const int OldestVersion = 140_000;

    public static IReadOnlyList<PrecheckItem> Of(SourceFacts facts, WalCeiling ceiling) =>
        [
            Item("版本", facts.VersionNumber >= OldestVersion, "需要 PostgreSQL 14 或更高版本。"),
            Item("日志级别", facts.WalLevel == "logical", $"wal_level 现为 {facts.WalLevel}，请改为 logical 并重启源库。"),
            Item("不是超级用户", !facts.IsSuperuser, "账号是超级用户，本线路拒绝使用；请另建只有 REPLICATION 和 SELECT 的账号。"),
            Item("可以复制", facts.MayReplicate, "账号没有 REPLICATION 权限：alter role … replication。"),
            Item("只读", facts.WritableTables.Count == 0, $"账号可以改写 {Names(facts.WritableTables)}，请收回写权限。"),
            Item("可以读表", facts.UnreadableTables.Count == 0, $"账号读不到 {Names(facts.UnreadableTables)}：grant select。"),
            Item(
                "发布",
                facts.HasPublication && facts.UnpublishedTables.Count == 0,
                facts.HasPublication ? $"发布里缺少 {Names(facts.UnpublishedTables)}。" : "源库上没有这个发布：create publication。"
            ),
            Item("发布内容", facts.PublishesAllDeeds, "发布应包含 insert、update、delete、truncate。"),
            Item(
                "行标识",
                facts.KeylessTables.Count == 0,
                $"{Names(facts.KeylessTables)} 没有主键；请补主键，或 alter table … replica identity using index。"
            ),
            Item("复制槽余量", facts.FreeSlots >= 1 && facts.FreeSenders >= 1, "max_replication_slots 或 max_wal_senders 已用完。"),
            Item(
                "日志上限",
                facts.SlotKeepBytes is { } kept && kept >= ceiling.Bytes,
                "max_slot_wal_keep_size 未设或小于本线路的上限；我们停机时只有它保护源库磁盘。"
            ),
            Item("编码", facts.Encoding == "UTF8", $"源库编码 {facts.Encoding}，需要 UTF8。"),
        ];

    static PrecheckItem Item(string title, bool isPassed, string advice) => new(title, isPassed, isPassed ? null : advice);

    static string Names(IReadOnlyList<string> tables) => string.Join("、", tables);
}
