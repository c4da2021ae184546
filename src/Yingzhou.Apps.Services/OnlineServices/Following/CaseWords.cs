using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Cases.Reading;
using Yingzhou.Ui.Components;

namespace Yingzhou.Apps.Services.OnlineServices.Following;

/// <summary>What happens to a case, as its applicant reads it.</summary>
static class CaseWords
{
    public static Tone Tone(this CaseStatus status) =>
        status switch
        {
            CaseStatus.Supplementing => Ui.Components.Tone.Attention,
            CaseStatus.SpecialProcedure => Ui.Components.Tone.Warn,
            CaseStatus.Approved or CaseStatus.Delivered => Ui.Components.Tone.Good,
            CaseStatus.Refused or CaseStatus.NotAccepted or CaseStatus.Revoked => Ui.Components.Tone.Bad,
            CaseStatus.Submitted or CaseStatus.Accepted => Ui.Components.Tone.Info,
            _ => Ui.Components.Tone.Neutral,
        };

    /// <summary>The status in the applicant's words.</summary>
    public static string ForApplicant(this CaseStatus status) => status is CaseStatus.Supplementing ? "等您补正" : status.Title();

    public static string Title(this RatingGrade grade) =>
        grade switch
        {
            RatingGrade.VerySatisfied => "非常满意",
            RatingGrade.Satisfied => "满意",
            RatingGrade.FairlySatisfied => "基本满意",
            RatingGrade.Dissatisfied => "不满意",
            RatingGrade.VeryDissatisfied => "非常不满意",
            _ => throw new ArgumentOutOfRangeException(nameof(grade)),
        };

    /// <summary>The case's log without what only concerns officials (lights, hand-overs between posts), newest first.</summary>
    public static IReadOnlyList<TimelineEntry> Story(IReadOnlyList<EventView> events) =>
        [
            .. from happened in events.Reverse()
            let told = Told(happened.Kind)
            where told is not null
            select new TimelineEntry(happened.At, told.Value.Title, Who(happened), Detail(happened), told.Value.Tone),
        ];

    static (string Title, Tone Tone)? Told(CaseEventKind kind) =>
        kind switch
        {
            CaseEventKind.Submitted => ("已提交申请", Ui.Components.Tone.Info),
            CaseEventKind.Started => ("开始办理", Ui.Components.Tone.Info),
            CaseEventKind.Accepted => ("已受理，承诺时限开始计算", Ui.Components.Tone.Info),
            CaseEventKind.DeemedAccepted => ("逾期未告知补正，自收到材料之日起视为受理", Ui.Components.Tone.Attention),
            CaseEventKind.NotAccepted => ("不予受理", Ui.Components.Tone.Bad),
            CaseEventKind.SupplementRequested => ("请您补正材料，计时暂停", Ui.Components.Tone.Attention),
            CaseEventKind.SupplementReturned => ("已交回补正材料，继续计时", Ui.Components.Tone.Info),
            CaseEventKind.SpecialProcedureBegun => ("进入特别程序，计时暂停", Ui.Components.Tone.Warn),
            CaseEventKind.SpecialProcedureEnded => ("特别程序结束，继续计时", Ui.Components.Tone.Info),
            CaseEventKind.Approved => ("准予", Ui.Components.Tone.Good),
            CaseEventKind.Refused => ("不予批准", Ui.Components.Tone.Bad),
            CaseEventKind.Finished => ("办结", Ui.Components.Tone.Good),
            CaseEventKind.Delivered => ("结果已送达", Ui.Components.Tone.Good),
            CaseEventKind.Withdrawn => ("已撤回申请", Ui.Components.Tone.Neutral),
            CaseEventKind.Terminated => ("办理终止", Ui.Components.Tone.Bad),
            CaseEventKind.CommitmentBroken => ("核查发现与承诺不符", Ui.Components.Tone.Bad),
            CaseEventKind.Escalated => ("已催办并报上级", Ui.Components.Tone.Attention),
            CaseEventKind.Urged => ("催办，承办人员看得到", Ui.Components.Tone.Attention),
            CaseEventKind.Rated => ("您作了评价", Ui.Components.Tone.Neutral),
            CaseEventKind.CallBack => ("工作人员回访", Ui.Components.Tone.Info),
            _ => null,
        };

    static string? Who(EventView happened) => happened.PostName;

    static string? Detail(EventView happened) =>
        string.Join("。依据：", new[] { happened.Note, happened.LegalBasis }.Where(part => !string.IsNullOrWhiteSpace(part)))
            is { Length: > 0 } detail
            ? detail
            : null;
}
