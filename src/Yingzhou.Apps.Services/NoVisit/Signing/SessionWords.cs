using Yingzhou.Apps.Services.NoVisit.Pages;
using Yingzhou.Apps.Services.NoVisit.Video;

namespace Yingzhou.Apps.Services.NoVisit.Signing;

/// <summary>How each deed reads in the session record; <c>null</c> for what changed nothing.</summary>
static class SessionWords
{
    public static string? Of(string doing, CallStatus before, VideoCall call) =>
        doing switch
        {
            "AnswerCall" when before != call.Status => "接听",
            "IdentifyByClerk" => $"核对面容与证件，核验到 {call.Level.Title()}",
            "ConsentToRecording" => call.RecordingConsent is true ? "同意录制" : "不同意录制",
            "ShareDocument" => $"出示文书，SM3 {call.DocumentHash}",
            "SignDocument" => $"签署文书，SM3 {call.DocumentHash}",
            "TickChecklist" => $"核对清单完成 {call.Ticked.Count} 项",
            "FinishCall" => call.VisitReason is { } reason ? $"结束，需要到场（{reason}）" : "办结",
            "StopCall" => "中止，怀疑被胁迫",
            "LeaveQueue" => call.Status is CallStatus.CallBack ? "改为电话回电" : "离开队列",
            "DropCall" when before != call.Status => "掉线",
            "ResumeCall" when before != call.Status => "接回",
            _ => null,
        };
}
