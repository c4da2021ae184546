using Yingzhou.Apps.Services.TalentServices.Awards;
using Yingzhou.Apps.Services.TalentServices.Recognition;
using Yingzhou.Ui.Components;

namespace Yingzhou.Apps.Services.TalentServices.Pages;

/// <summary>States as people read them.</summary>
static class RecognitionWords
{
    public static string Title(RecognitionStatus status) =>
        status switch
        {
            RecognitionStatus.InReview => "待核实",
            RecognitionStatus.Public => "公示中",
            RecognitionStatus.Contested => "有异议，评议中",
            RecognitionStatus.Granted => "已认定",
            RecognitionStatus.Refused => "未通过",
            RecognitionStatus.Revoked => "已撤销",
            RecognitionStatus.Lapsed => "已到期",
            _ => "已被更高类别取代",
        };

    public static Tone Mood(RecognitionStatus status) =>
        status switch
        {
            RecognitionStatus.Granted => Tone.Good,
            RecognitionStatus.Refused or RecognitionStatus.Revoked => Tone.Bad,
            RecognitionStatus.Superseded or RecognitionStatus.Lapsed => Tone.Neutral,
            RecognitionStatus.Contested => Tone.Attention,
            _ => Tone.Info,
        };

    public static string Title(LeavingReason reason) =>
        reason switch
        {
            LeavingReason.Own => "离开本市",
            LeavingReason.EmployerBankrupt => "单位破产",
            LeavingReason.Death => "身故",
            LeavingReason.Lowered => "类别调整",
            _ => "弄虚作假",
        };
}
