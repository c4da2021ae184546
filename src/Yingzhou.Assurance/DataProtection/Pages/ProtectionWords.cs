using Yingzhou.Kernel;
using Yingzhou.Ui.Components;

namespace Yingzhou.Assurance.DataProtection.Pages;

static class ProtectionWords
{
    public static string Standing(ExportTicket ticket, DateTimeOffset now) =>
        ticket.Standing switch
        {
            ExportStanding.Waiting => $"待同意 {ticket.ConsentList.Count}/{ticket.Needed}",
            ExportStanding.Ready when ticket.FileHash is null => "已同意",
            ExportStanding.Ready when ticket.MayBeTaken(now) => "可领取",
            ExportStanding.Ready => "已到期",
            ExportStanding.Refused => "不同意",
            _ => "已撤回",
        };

    public static Tone Tone(ExportTicket ticket) =>
        ticket.Standing switch
        {
            ExportStanding.Waiting => Ui.Components.Tone.Attention,
            ExportStanding.Ready => Ui.Components.Tone.Good,
            ExportStanding.Refused => Ui.Components.Tone.Bad,
            _ => Ui.Components.Tone.Neutral,
        };

    public static Tone Tone(LeakVerdict verdict) =>
        verdict switch
        {
            LeakVerdict.Named => Ui.Components.Tone.Bad,
            LeakVerdict.Lead => Ui.Components.Tone.Attention,
            _ => Ui.Components.Tone.Neutral,
        };
}
