using Yingzhou.Apps.Governance.CityManagement.Casework;
using Yingzhou.Apps.Governance.CityManagement.Reporting;
using Yingzhou.Kernel;
using Yingzhou.Ui.Components;

namespace Yingzhou.Apps.Governance.CityManagement.Pages;

static class CityWords
{
    public static string Stage(CityStage stage) =>
        stage switch
        {
            CityStage.Filed => "待派遣",
            CityStage.Dispatched => "待接收",
            CityStage.Handling => "处置中",
            CityStage.Arbitration => "退回待裁定",
            CityStage.Suspended => "挂账",
            CityStage.Checking => "待核查",
            _ => "已结案",
        };

    public static Tone Mood(CityStage stage) =>
        stage switch
        {
            CityStage.Filed or CityStage.Dispatched or CityStage.Arbitration => Tone.Attention,
            CityStage.Handling or CityStage.Checking => Tone.Info,
            CityStage.Closed => Tone.Good,
            _ => Tone.Neutral,
        };

    public static string Entry(CityEntryKind kind) =>
        kind switch
        {
            CityEntryKind.Filed => "立案",
            CityEntryKind.Joined => "并案",
            CityEntryKind.Split => "拆出",
            CityEntryKind.Dispatched => "派遣",
            CityEntryKind.Accepted => "接收",
            CityEntryKind.Refused => "退回",
            CityEntryKind.Decided => "裁定",
            CityEntryKind.Asked => "申请",
            CityEntryKind.Answered => "审批",
            CityEntryKind.Resumed => "恢复处置",
            CityEntryKind.Handled => "处置完成",
            CityEntryKind.SentBack => "返工",
            CityEntryKind.Closed => "结案",
            CityEntryKind.Rated => "评价",
            CityEntryKind.CalledBack => "回访",
            _ => "重新打开",
        };

    public static Tone Mood(CityEntryKind kind) =>
        kind switch
        {
            CityEntryKind.Refused or CityEntryKind.SentBack or CityEntryKind.Reopened => Tone.Warn,
            CityEntryKind.Handled or CityEntryKind.Closed => Tone.Good,
            CityEntryKind.Filed or CityEntryKind.Dispatched => Tone.Info,
            _ => Tone.Neutral,
        };

    public static string Channel(ReportChannel channel) =>
        channel switch
        {
            ReportChannel.Citizen => "市民",
            ReportChannel.Collector => "采集员",
            ReportChannel.Client => "第三方客户端",
            ReportChannel.Hotline => "12345 转办",
            _ => "传感器",
        };

    public static LightColour Colour(Kernel.Light light) =>
        light switch
        {
            Kernel.Light.Red => LightColour.Red,
            Kernel.Light.Orange => LightColour.Orange,
            Kernel.Light.Yellow => LightColour.Yellow,
            _ => LightColour.Green,
        };

    /// <summary>剩 2 小时 5 分, 超 12 分.</summary>
    public static string Left(DateTimeOffset due, DateTimeOffset now)
    {
        var minutes = (int)Math.Floor(Math.Abs((due - now).TotalMinutes));
        var text =
            minutes >= 60 * 24 ? $"{minutes / (60 * 24)} 天 {minutes / 60 % 24} 小时"
            : minutes >= 60 ? $"{minutes / 60} 小时 {minutes % 60} 分"
            : $"{minutes} 分";
        return (due >= now ? "剩 " : "超 ") + text;
    }

    public static string Score(MatterLikeness likeness) =>
        $"相似度 {Show.Exact((decimal)likeness.Score, 2)}：相距 {likeness.Metres:0} 米，相隔 {likeness.Hours:0.#} 小时，文字重合 {Show.Percent((decimal)likeness.TextLikeness, 0)}{(likeness.SameSmallClass ? "，同一小类" : "")}{(likeness.PhotosAlike ? "，照片相像" : "")}";
}
