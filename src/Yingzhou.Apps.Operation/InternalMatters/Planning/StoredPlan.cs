using System.Text.Json;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;

namespace Yingzhou.Apps.Operation.InternalMatters.Planning;

public enum PlanStatus
{
    /// <summary>待审.</summary>
    Submitted,

    /// <summary>已发布.</summary>
    Released,

    /// <summary>已退回.</summary>
    SentBack,
}

/// <summary>A drawn bundle that was handed in (编排方案): legs, order and days for one bundle, released or sent back by a second official. One for each bundle at a time.</summary>
public sealed class StoredPlan : Record
{
    public required string Bundle { get; init; }

    public required string BundleName { get; init; }

    /// <summary>JSON array of <see cref="BundleLeg"/>.</summary>
    public required string Legs { get; init; }

    /// <summary>Critical path through the legs, in working days.</summary>
    public required int PromiseDays { get; init; }

    /// <summary>Version of the plan in force when it was drawn; 0 the content's own.</summary>
    public required int BasedOn { get; init; }

    /// <summary>What was changed and why.</summary>
    public required string Note { get; init; }

    public required string DrafterId { get; init; }

    public required string DrafterName { get; init; }

    public PlanStatus Status { get; private set; }

    /// <summary>While it waits: the database lets one wait for each bundle.</summary>
    public string? OpenKey { get; private set; }

    public string? ReviewerName { get; private set; }

    public string? Reason { get; private set; }

    public int? ReleasedAs { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public IReadOnlyList<BundleLeg> DrawnLegs => JsonSerializer.Deserialize<List<BundleLeg>>(Legs)!;

    public void Open() => OpenKey = Bundle;

    public Fault? Release(int version, Actor by, DateTimeOffset now)
    {
        if (Status is not PlanStatus.Submitted)
            return PlanFaults.Closed;
        (Status, OpenKey, ReviewerName, ReleasedAs, ClosedAt) = (PlanStatus.Released, null, by.Name, version, now);
        return null;
    }

    public Fault? SendBack(string? reason, Actor by, DateTimeOffset now)
    {
        if (Status is not PlanStatus.Submitted)
            return PlanFaults.Closed;
        if (string.IsNullOrWhiteSpace(reason))
            return PlanFaults.NoReason;
        (Status, OpenKey, ReviewerName, Reason, ClosedAt) = (PlanStatus.SentBack, null, by.Name, reason.Trim(), now);
        return null;
    }
}

static class PlanFaults
{
    public static readonly Fault Unknown = new("internal.plan-unknown", "没有这份编排方案，请从列表重新进入。", 404);

    public static readonly Fault Closed = new("internal.plan-closed", "这份方案已经发布或退回，请刷新后查看。", 409);

    public static readonly Fault Stale = new("internal.plan-stale", "这份方案刚才有人处理过，请刷新后再操作。", 412);

    public static readonly Fault Waiting = new("internal.plan-waiting", "这个一件事已有一份方案待审，审完才能再交。", 409);

    public static readonly Fault Overtaken = new("internal.plan-overtaken", "画图之后又有新版本发布，请按新版本重画再交。", 409);

    public static readonly Fault NoReason = new("internal.plan-reason", "请写明退回的理由，起草人要据此修改。") { Field = "reason" };

    public static readonly Fault NoNote = new("internal.plan-note", "请写明改了什么、为什么改，最多 500 字，审核人要看。")
    {
        Field = "note",
    };

    public static readonly Fault NoChange = new("internal.plan-same", "和现行的编排一样，没有可发布的改动。", 409);

    public static readonly Fault NoBundle = new("internal.plan-bundle", "请选择是哪个一件事的编排。") { Field = "bundle" };

    public static Fault Unfit(string problem) => new("internal.plan-unfit", $"按内容校核规则不能发布：{problem}");
}
