using Yingzhou.Support.Notices;
using Yingzhou.Ui.Components;

namespace Yingzhou.Apps.Services.OnlineServices.Pages;

/// <summary>The words of the inbox.</summary>
static class NoticeWords
{
    public static string Title(NoticeKind kind) =>
        kind switch
        {
            NoticeKind.Case => "办件",
            NoticeKind.Message => "消息",
            NoticeKind.Credential => "证照",
            _ => "提醒",
        };

    public static Tone Tone(Notice notice) =>
        notice.Waits ? Ui.Components.Tone.Attention
        : notice.Kind is NoticeKind.Warning ? Ui.Components.Tone.Warn
        : notice.Kind is NoticeKind.Credential ? Ui.Components.Tone.Good
        : Ui.Components.Tone.Info;
}
