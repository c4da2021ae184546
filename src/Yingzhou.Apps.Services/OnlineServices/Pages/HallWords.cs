using Yingzhou.Apps.Services.OnlineServices.Halls;

namespace Yingzhou.Apps.Services.OnlineServices.Pages;

/// <summary>The words of the halls' screens.</summary>
static class HallWords
{
    public static string Wait(WaitEstimate? wait) =>
        wait is not { } known ? "没有窗口开着"
        : known.Minutes < 1 ? "不用等"
        : $"大约等 {known.Minutes:0} 分钟（{known.From:0} 到 {known.To:0} 分钟）";

    public static string Title(this QueuePriority priority) =>
        priority switch
        {
            QueuePriority.Appointment => "预约",
            QueuePriority.RemoteIsland => "外岛",
            QueuePriority.Frail => "老弱孕残",
            _ => "普通",
        };
}
