using System.Globalization;
using Yingzhou.Ui.Components;

namespace Yingzhou.Support.Process.Pages.Parts;

/// <summary>How processes are spoken of on screens.</summary>
static class ProcessWords
{
    public static string Title(this ProcessStatus status) =>
        status switch
        {
            ProcessStatus.Running => "进行中",
            ProcessStatus.Completed => "已完成",
            ProcessStatus.Cancelled => "已撤销",
            _ => "已失败",
        };

    public static Tone Tone(this ProcessStatus status) =>
        status switch
        {
            ProcessStatus.Running => Ui.Components.Tone.Info,
            ProcessStatus.Completed => Ui.Components.Tone.Good,
            ProcessStatus.Cancelled => Ui.Components.Tone.Neutral,
            _ => Ui.Components.Tone.Bad,
        };

    /// <summary>3.2 天, 5.5 小时, 12 分钟: elapsed time with two digits that matter.</summary>
    public static string Lasting(TimeSpan? time) =>
        time switch
        {
            null => Show.Unknown,
            { TotalMinutes: < 1 } => "不到 1 分钟",
            { TotalHours: < 1 } t => $"{t.TotalMinutes.ToString("0", CultureInfo.InvariantCulture)} 分钟",
            { TotalDays: < 1 } t => $"{t.TotalHours.ToString("0.#", CultureInfo.InvariantCulture)} 小时",
            { } t => $"{t.TotalDays.ToString("0.#", CultureInfo.InvariantCulture)} 天",
        };

    public static string Title(this SimulatedFate fate) =>
        fate switch
        {
            SimulatedFate.Same => "结果相同",
            SimulatedFate.Different => "结果不同",
            SimulatedFate.Stuck => "卡住",
            _ => "出现异常",
        };

    public static Tone Tone(this SimulatedFate fate) =>
        fate switch
        {
            SimulatedFate.Same => Ui.Components.Tone.Good,
            SimulatedFate.Different => Ui.Components.Tone.Attention,
            _ => Ui.Components.Tone.Bad,
        };
}
