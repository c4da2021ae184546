namespace Yingzhou.Kernel;

/// <summary>What a line remembers of its slot (复制槽).</summary>
/// <param name="System">Identifier of the cluster.</param>
/// <param name="CreatedAt">Where the slot began.</param>
/// <param name="Position">Up to where everything is durable at the target.</param>
public sealed record SlotMemory(string System, WalPosition CreatedAt, WalPosition Position);

/// <param name="Confirmed">What the slot says we have taken; <c>null</c> when there is no such slot.</param>
/// <param name="IsLost">The source has thrown away log that it needs.</param>
public sealed record SlotFacts(string System, WalPosition? Confirmed, bool IsLost);

public enum SlotVerdict
{
    /// <summary>No slot yet, and none remembered.</summary>
    Create,
    Resume,

    /// <summary>There may be a gap: stop, tell, and read anew only when somebody says so.</summary>
    Stop,
}

/// <summary>
/// Whether a line may go on where it was (槽身份核对). A slot that was made anew under the old name has forgotten what happened in between, and going on would lose it silently.
/// Source: p04 R5.
/// </summary>
public static class SlotIdentity
{
    /// <returns>The verdict, and for a stop the reason.</returns>
    public static (SlotVerdict Verdict, string? Reason) Judge(SlotMemory? memory, SlotFacts facts) =>
        (memory, facts.Confirmed) switch
        {
            (null, null) => (SlotVerdict.Create, null),
            (null, not null) => (SlotVerdict.Stop, "源库上已有同名复制槽，不是本线路建立的"),
            ({ } ours, _) when ours.System != facts.System => (
                SlotVerdict.Stop,
                $"源库身份变了（原 {ours.System}，现 {facts.System}），可能切换到了另一个实例"
            ),
            (_, null) => (SlotVerdict.Stop, "复制槽不见了，其间的变更可能已经丢失"),
            _ when facts.IsLost => (SlotVerdict.Stop, "源库已清除复制槽需要的日志"),
            // We confirm only what is durable here: a slot that is ahead of us was not ours.
            ({ } ours, { } confirmed) when confirmed > ours.Position => (
                SlotVerdict.Stop,
                $"复制槽的位置 {confirmed} 超前于本地已落地的 {ours.Position}，复制槽被重建或推进过"
            ),
            _ => (SlotVerdict.Resume, null),
        };
}
