using Yingzhou.Kernel;

namespace Yingzhou.Support.Alerting;

/// <summary>What officials call things.</summary>
public static class IncidentWords
{
    public static string Level(AlertLevel level) =>
        level switch
        {
            AlertLevel.Red => "红色",
            AlertLevel.Orange => "橙色",
            AlertLevel.Yellow => "黄色",
            _ => "蓝色",
        };

    public static string Stage(IncidentStage stage) =>
        stage switch
        {
            IncidentStage.Verifying => "待核实",
            IncidentStage.Dispatching => "待派发",
            IncidentStage.Handling => "处置中",
            IncidentStage.Feedback => "待反馈",
            IncidentStage.Reviewing => "待复核",
            IncidentStage.Closed => "已办结",
            _ => "误报",
        };

    public static string Task(IncidentTaskStatus status) =>
        status switch
        {
            IncidentTaskStatus.Sent => "已派",
            IncidentTaskStatus.Taken => "已接",
            IncidentTaskStatus.Done => "已处置",
            _ => "已退",
        };

    public static string Entry(IncidentEntryKind kind) =>
        kind switch
        {
            IncidentEntryKind.Raised => "发现",
            IncidentEntryKind.Risen => "预警升级",
            IncidentEntryKind.AlertEnded => "预警解除",
            IncidentEntryKind.Called => "叫应",
            IncidentEntryKind.Answered => "应答",
            IncidentEntryKind.Verified => "核实属实",
            IncidentEntryKind.Dismissed => "判为误报",
            IncidentEntryKind.Dispatched => "派发",
            IncidentEntryKind.Taken => "接单",
            IncidentEntryKind.Refused => "退单",
            IncidentEntryKind.Done => "处置完成",
            IncidentEntryKind.Late => "超时提醒",
            IncidentEntryKind.Told => "反馈",
            IncidentEntryKind.SentBack => "复核退回",
            IncidentEntryKind.Closed => "复核办结",
            _ => "情况记录",
        };

    internal static string Late(Light light) =>
        light switch
        {
            Light.Yellow => "时限已用七成",
            Light.Orange => "已到时限",
            _ => "严重超时",
        };
}
