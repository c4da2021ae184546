using Yingzhou.Kernel;
using Yingzhou.Support.Process;
using Yingzhou.Ui.Components;

namespace Yingzhou.Support.Cases.Pages;

/// <summary>What officials call the things of a case.</summary>
static class CaseWords
{
    public static readonly IReadOnlyList<string> Stages = ["accept", "review", "inspect", "countersign", "decide", "deliver"];

    public static string Stage(string stage) =>
        stage switch
        {
            "accept" => "受理",
            "review" => "审查",
            "inspect" => "核查",
            "countersign" => "会签",
            "decide" => "决定",
            "deliver" => "送达",
            "supervise" => "督办",
            _ => "办理",
        };

    public static LightColour Colour(this Kernel.Light light) =>
        light switch
        {
            Kernel.Light.Green => LightColour.Green,
            Kernel.Light.Yellow => LightColour.Yellow,
            Kernel.Light.Orange => LightColour.Orange,
            _ => LightColour.Red,
        };

    public static string Light(Kernel.Light light) =>
        light switch
        {
            Kernel.Light.Green => "正常",
            Kernel.Light.Yellow => "临期",
            Kernel.Light.Orange => "到期",
            _ => "严重超期",
        };

    public static Tone Tone(this CaseStatus status) =>
        status switch
        {
            CaseStatus.Supplementing or CaseStatus.SpecialProcedure => Ui.Components.Tone.Attention,
            CaseStatus.Approved or CaseStatus.Delivered => Ui.Components.Tone.Good,
            CaseStatus.Refused or CaseStatus.NotAccepted or CaseStatus.Revoked => Ui.Components.Tone.Bad,
            CaseStatus.Withdrawn or CaseStatus.Terminated or CaseStatus.Waiting => Ui.Components.Tone.Neutral,
            _ => Ui.Components.Tone.Info,
        };

    public static string Material(MaterialSource source) =>
        source switch
        {
            MaterialSource.Uploaded => "申请人上传",
            MaterialSource.Fetched => "免提交",
            _ => "承诺代替",
        };

    public static string Task(UserTaskStatus status) =>
        status switch
        {
            UserTaskStatus.Open => "待办",
            UserTaskStatus.Suspended => "等待中",
            UserTaskStatus.Done => "已办",
            _ => "已取消",
        };

    public static string Grade(RatingGrade grade) =>
        grade switch
        {
            RatingGrade.VerySatisfied => "非常满意",
            RatingGrade.Satisfied => "满意",
            RatingGrade.FairlySatisfied => "基本满意",
            RatingGrade.Dissatisfied => "不满意",
            _ => "非常不满意",
        };

    public static string Exclusion(RatingExclusion why) =>
        why switch
        {
            RatingExclusion.SameDevice => "同一设备一天超过 5 次",
            RatingExclusion.TooSoon => "办结后 10 秒内评价",
            _ => "工作人员评价",
        };

    public static string Outcome(string stage, string? outcome) =>
        outcome switch
        {
            null => Show.Unknown,
            "returned" => "退回",
            _ => TaskOutcomes.Of(stage).FirstOrDefault(known => known.Outcome == outcome).Title ?? outcome,
        };
}
