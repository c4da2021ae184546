using Yingzhou.Support.Cases.Reading;
using Yingzhou.Ui.Components;

namespace Yingzhou.Support.Cases.Pages;

/// <summary>The log of a case as a timeline: what happened in plain words, who did it in which post.</summary>
static class EventWords
{
    public static TimelineEntry Entry(EventView happened) =>
        new(happened.At, Title(happened), Who(happened), Detail(happened), Mood(happened.Kind));

    static string? Who(EventView happened) =>
        (happened.PostName, happened.OnBehalfOf) switch
        {
            (null, null) => happened.Actor,
            // An agent at the citizens' end: the party they act for is the applicant, and is known from the case.
            (null, _) => $"{happened.Actor}（代办）",
            ({ } post, null) => $"{post} {happened.Actor}",
            ({ } post, { } away) => $"{post} {happened.Actor}（代{away}）",
        };

    static string? Detail(EventView happened)
    {
        var note = happened.Kind is CaseEventKind.LightChanged ? null : happened.Note;
        return (note, happened.LegalBasis) switch
        {
            (_, null) => note,
            (null, { } basis) => $"依据：{basis}",
            var (said, basis) => $"{said}（依据：{basis}）",
        };
    }

    static string Title(EventView happened) =>
        happened.Kind switch
        {
            CaseEventKind.Submitted => "收到申请",
            CaseEventKind.Started => "开始办理",
            CaseEventKind.Accepted => "受理",
            CaseEventKind.DeemedAccepted => "逾期未告知，视为受理",
            CaseEventKind.NotAccepted => "不予受理",
            CaseEventKind.SupplementRequested => "要求补正，停止计时",
            CaseEventKind.SupplementReturned => "补正已提交，继续计时",
            CaseEventKind.SpecialProcedureBegun => "进入特别程序，停止计时",
            CaseEventKind.SpecialProcedureEnded => "特别程序结束，继续计时",
            CaseEventKind.Opinion => "签署意见",
            CaseEventKind.ReturnedToStep => "退回",
            CaseEventKind.Transferred => "转办",
            CaseEventKind.SignerAdded => "加签",
            CaseEventKind.Recalled => "撤回已办环节",
            CaseEventKind.LightChanged =>
                $"亮灯：{(Enum.TryParse<Kernel.Light>(happened.Note, out var light) ? CaseWords.Light(light) : happened.Note)}",
            CaseEventKind.Approved => "准予",
            CaseEventKind.Refused => "不予批准",
            CaseEventKind.Finished => "办结",
            CaseEventKind.Delivered => "送达",
            CaseEventKind.Escalated => "自动升级督办",
            CaseEventKind.CommitmentBroken => "承诺核查不符，撤销决定",
            CaseEventKind.Withdrawn => "申请人撤回",
            CaseEventKind.Terminated => "终止",
            CaseEventKind.Rated => "申请人评价",
            CaseEventKind.Urged => "催办",
            CaseEventKind.Copied => "抄送",
            _ => "差评整改",
        };

    static Tone Mood(CaseEventKind kind) =>
        kind switch
        {
            CaseEventKind.Accepted or CaseEventKind.Approved or CaseEventKind.Finished or CaseEventKind.Delivered => Tone.Good,
            CaseEventKind.SupplementRequested or CaseEventKind.SpecialProcedureBegun or CaseEventKind.ReturnedToStep => Tone.Attention,
            CaseEventKind.LightChanged or CaseEventKind.Escalated or CaseEventKind.Urged => Tone.Warn,
            CaseEventKind.NotAccepted or CaseEventKind.Refused or CaseEventKind.CommitmentBroken => Tone.Bad,
            CaseEventKind.Submitted or CaseEventKind.Rated => Tone.Info,
            _ => Tone.Neutral,
        };
}
