namespace Yingzhou.Kernel;

/// <summary>How bad it is when a rule is broken (严重程度).</summary>
public enum IssueSeverity
{
    /// <summary>提示</summary>
    Hint,

    /// <summary>一般</summary>
    Normal,

    /// <summary>严重</summary>
    Severe,

    /// <summary>阻断</summary>
    Blocking,
}

/// <summary>Where a quality problem is on its way (问题工单状态). Source: p02 §2, §4.</summary>
public enum IssueState
{
    /// <summary>待派单</summary>
    Open,

    /// <summary>已派单: the source department has it.</summary>
    Ordered,

    /// <summary>已整改待复核: the source says it is fixed; the next load tells.</summary>
    Fixed,

    /// <summary>已退回: it was said to be fixed and was not.</summary>
    Returned,

    /// <summary>已升级: returned once before and still not fixed.</summary>
    Escalated,

    /// <summary>有异议: the source says that the rule is wrong.</summary>
    Disputed,

    /// <summary>已办结</summary>
    Closed,

    /// <summary>规则有误: the source was right.</summary>
    Rejected,

    /// <summary>暂缓: until a day, with a reason.</summary>
    Waived,
}

/// <summary>What may follow on what (问题闭环). Source: p02 §4.</summary>
public static class IssueWay
{
    /// <summary>Days that a waiver may last.</summary>
    public const int LongestWaiver = 180;

    /// <summary>Rows that one order may carry; more make another.</summary>
    public const int MostRows = 5_000;

    static readonly Fault NotNow = new("quality.not-now", "工单的状态已经变化，请刷新后再操作。", 409);

    /// <summary>Working days until it must be fixed: 3 when severe or blocking, 10, 30 for a hint.</summary>
    public static int Days(IssueSeverity severity) =>
        severity switch
        {
            IssueSeverity.Hint => 30,
            IssueSeverity.Normal => 10,
            _ => 3,
        };

    public static bool IsOpen(IssueState state) => state is not (IssueState.Closed or IssueState.Rejected or IssueState.Waived);

    public static Outcome<IssueState> ClaimFixed(IssueState state) =>
        state is IssueState.Ordered or IssueState.Returned or IssueState.Escalated ? IssueState.Fixed : NotNow;

    public static Outcome<IssueState> Dispute(IssueState state, string? reason) =>
        state is not (IssueState.Ordered or IssueState.Returned or IssueState.Escalated) ? NotNow
        : string.IsNullOrWhiteSpace(reason)
            ? new Fault("quality.dispute-reason", "请写明为什么源数据是对的、规则错在哪里。") { Field = "reason" }
        : IssueState.Disputed;

    /// <param name="ruleIsWrong">Decided by the owner of the rule, the source and the user together.</param>
    public static Outcome<IssueState> DecideDispute(IssueState state, bool ruleIsWrong) =>
        state is not IssueState.Disputed ? NotNow
        : ruleIsWrong ? IssueState.Rejected
        : IssueState.Ordered;

    public static Outcome<IssueState> Waive(IssueState state, DateOnly today, DateOnly until, string? reason) =>
        !IsOpen(state) ? NotNow
        : string.IsNullOrWhiteSpace(reason) ? new Fault("quality.waiver-reason", "请写明暂缓的理由。") { Field = "reason" }
        : until <= today || until.DayNumber - today.DayNumber > LongestWaiver
            ? new Fault("quality.waiver-length", $"暂缓应在今天之后、不超过 {LongestWaiver} 天。") { Field = "until" }
        : IssueState.Waived;

    /// <summary>A later load was checked: what is gone is closed, by whomever; what was said to be fixed and is not goes back, the second time upwards.</summary>
    /// <param name="returnedBefore">Whether it went back once already.</param>
    public static IssueState Recheck(IssueState state, bool stillThere, bool returnedBefore) =>
        !IsOpen(state) ? state
        : !stillThere ? IssueState.Closed
        : state is not IssueState.Fixed ? state
        : returnedBefore ? IssueState.Escalated
        : IssueState.Returned;
}
