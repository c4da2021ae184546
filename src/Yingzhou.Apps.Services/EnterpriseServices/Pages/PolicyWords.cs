using Yingzhou.Apps.Services.EnterpriseServices.Content;
using Yingzhou.Apps.Services.EnterpriseServices.Storage;
using Yingzhou.Support.Eligibility;
using Yingzhou.Ui.Components;

namespace Yingzhou.Apps.Services.EnterpriseServices.Pages;

/// <summary>Verdicts and states as people read them.</summary>
static class PolicyWords
{
    public static string Title(Verdict verdict) =>
        verdict switch
        {
            Verdict.Entitled => "可享",
            Verdict.Near => "差一点",
            Verdict.Open => "待补信息",
            _ => "不符合",
        };

    public static Tone Mood(Verdict verdict) =>
        verdict switch
        {
            Verdict.Entitled => Tone.Good,
            Verdict.Near => Tone.Attention,
            Verdict.Open => Tone.Info,
            _ => Tone.Neutral,
        };

    public static string Title(Redemption redemption, DateOnly today) =>
        redemption.Status switch
        {
            RedemptionStatus.Submitted => "已申报，待审核",
            RedemptionStatus.Published when redemption.PublicUntil >= today => "公示中",
            RedemptionStatus.Published when redemption.ConfirmedAt is null => "等企业确认账户",
            RedemptionStatus.Published => "待拨付",
            RedemptionStatus.Paid => "已到账",
            RedemptionStatus.Rejected => "未通过",
            _ => "已撤回",
        };

    public static Tone Mood(Redemption redemption) =>
        redemption.Status switch
        {
            RedemptionStatus.Paid => Tone.Good,
            RedemptionStatus.Rejected => Tone.Bad,
            RedemptionStatus.Withdrawn => Tone.Neutral,
            RedemptionStatus.Published when redemption.ConfirmedAt is null => Tone.Attention,
            _ => Tone.Info,
        };

    internal static string Title(RuleDraft draft) =>
        draft.Status switch
        {
            RuleStatus.Drafting => "起草中",
            RuleStatus.Submitted => "待复核",
            RuleStatus.Released => $"已发布（第 {draft.ReleasedAs} 版）",
            _ => "已放弃",
        };

    internal static Tone Mood(RuleDraft draft) =>
        draft.Status switch
        {
            RuleStatus.Drafting => Tone.Info,
            RuleStatus.Submitted => Tone.Attention,
            RuleStatus.Released => Tone.Good,
            _ => Tone.Neutral,
        };

    internal static string Title(ClawBack back, DateOnly today) =>
        back.Status switch
        {
            ClawBackStatus.Proposed => "待复核",
            ClawBackStatus.Decided when back.IsLate(today) => "逾期未退",
            ClawBackStatus.Decided => "待退回",
            ClawBackStatus.Repaid => "已退回",
            _ => "不追回",
        };

    internal static Tone Mood(ClawBack back, DateOnly today) =>
        back.Status switch
        {
            ClawBackStatus.Repaid => Tone.Good,
            ClawBackStatus.Cancelled => Tone.Neutral,
            _ when back.IsLate(today) => Tone.Bad,
            _ => Tone.Attention,
        };

    internal static string Title(ClawBackReason reason) => reason is ClawBackReason.Fraud ? "弄虚作假" : "登记数据更正";

    public static string Title(ClauseRoute route) => route is ClauseRoute.NoApplication ? "免申即享" : "企业申报";

    public static string Size(string? size) =>
        size switch
        {
            "large" => "大型",
            "medium" => "中型",
            "small" => "小型",
            "micro" => "微型",
            _ => "规模未知",
        };

    /// <summary>What has happened to it, oldest first.</summary>
    public static IReadOnlyList<TimelineEntry> Way(Redemption redemption, DateOnly today)
    {
        var way = new List<TimelineEntry>();
        if (redemption.Route is ClauseRoute.Apply)
            way.Add(new(redemption.CreatedAt, "企业申报", redemption.FirmName));
        if (redemption.PublishedOn is { } on)
            way.Add(new(Kernel.CityTime.StartOf(on), $"名单公示，到 {Show.Date(redemption.PublicUntil)}", redemption.ReviewerName));
        if (redemption.Route is ClauseRoute.NoApplication && redemption.ConfirmedAt is { } confirmed)
            way.Add(new(confirmed, "企业确认收款账户", redemption.FirmName));
        if (redemption.PaidAt is { } paid)
            way.Add(new(paid, "已拨付到企业账户", redemption.PayerName, Tone: Tone.Good));
        else if (redemption.Status is RedemptionStatus.Rejected)
            way.Add(new(redemption.UpdatedAt, "未通过", redemption.ReviewerName, redemption.Reason, Tone.Bad));
        else if (redemption.Status is RedemptionStatus.Withdrawn)
            way.Add(new(redemption.UpdatedAt, "企业撤回", redemption.FirmName));
        else
            way.Add(
                new(
                    redemption.UpdatedAt,
                    $"现在：{Title(redemption, today)}",
                    null,
                    redemption.PayBy is { } by ? $"最迟 {Show.Date(by)} 拨付" : null,
                    Tone.Attention
                )
            );
        return way;
    }
}
