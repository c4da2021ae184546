using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.UninhabitedIslands.Patrols;

public enum PatrolState
{
    /// <summary>待巡查</summary>
    Planned,

    /// <summary>已巡查</summary>
    Done,

    /// <summary>未成行: wind, fog, the boat was needed elsewhere.</summary>
    CalledOff,
}

/// <summary>A boat goes to look at an island (巡查): planned with its reason, written down afterwards.</summary>
public sealed class Patrol : Record
{
    public required string Island { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>Who goes.</summary>
    public required string Unit { get; init; }

    /// <summary>Why this island and this day, as it was computed.</summary>
    public required string Why { get; init; }

    public PatrolState State { get; private set; }

    /// <summary>Whether somebody went ashore; <c>null</c> until it is written down.</summary>
    public bool? Landed { get; private set; }

    public string? Finding { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    internal Fault? Write(PatrolState state, bool landed, string finding, DateTimeOffset now)
    {
        if (State is not PatrolState.Planned)
            return PatrolFaults.Written;
        if (now.Day() < Day)
            return PatrolFaults.TooEarly;
        (State, Landed, Finding, EndedAt) = (state, state is PatrolState.Done && landed, finding.Trim(), now);
        return null;
    }
}

static class PatrolFaults
{
    public static readonly Fault NoIsland = new("islands.no-island", "没有这座岛，或您的岗位看不到它。", 404);

    public static readonly Fault NoPatrol = new("islands.no-patrol", "没有这次巡查，请从海岛页面重新进入。", 404);

    public static readonly Fault Stale = new("islands.stale", "您打开之后这次巡查有了变化，请刷新后再操作。", 412);

    public static readonly Fault Written = new("islands.written", "这次巡查已经有记录，不能再改。", 409);

    public static readonly Fault TooEarly = new("islands.too-early", "还没有到计划的日期，不能登记结果。", 409) { Field = "finding" };

    public static readonly Fault Day = new("islands.day", "巡查日期应在今天到 90 天之内。", 400) { Field = "day" };

    public static readonly Fault Twice = new("islands.planned-twice", "这座岛在这一天已经有巡查计划。", 409) { Field = "day" };

    public static readonly Fault Unit = new("islands.unit", "请选择出巡的单位。", 400) { Field = "unit" };

    public static readonly Fault Finding = new("islands.finding", "写明看到了什么，2 到 500 个字；未成行的写明原因。", 400)
    {
        Field = "finding",
    };
}
