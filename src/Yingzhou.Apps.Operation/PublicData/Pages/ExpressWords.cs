using Yingzhou.Data.Collection;
using Yingzhou.Data.Realtime;
using Yingzhou.Kernel;
using Yingzhou.Ui.Components;

namespace Yingzhou.Apps.Operation.PublicData.Pages;

/// <summary>How lines, stations and pulls are spoken of.</summary>
static class ExpressWords
{
    public static string Trouble(LineTrouble trouble) =>
        trouble switch
        {
            LineTrouble.Late => "延迟超约",
            LineTrouble.LogHeldBack => "源库日志积压",
            _ => "线路停站",
        };

    public static string Progress(ErasureOrder order) =>
        order switch
        {
            { DoneAt: { } done } => $"{Show.Moment(done)} 办结",
            { StillAtSource: > 0 and var rows } => $"等源库删除，还有 {Show.Exact(rows)} 行",
            { StillAtSource: 0 } => "等没有这个人的新版本",
            _ => "等待处理",
        };

    public static string State(LineView view) =>
        !view.Line.IsOn ? (view.Status is null ? "待开通" : "已关闭") : State(view.Status?.State ?? LineState.New);

    public static string State(LineState state) =>
        state switch
        {
            LineState.New => "待开通",
            LineState.Snapshotting => "快照中",
            LineState.Streaming => "运行",
            LineState.Degraded => "降级",
            LineState.Stopped => "已停",
            _ => "重新同步",
        };

    public static Tone Tone(LineView view) => view.Line.IsOn ? Tone(view.Status?.State ?? LineState.New) : Ui.Components.Tone.Neutral;

    public static Tone Tone(LineState state) =>
        state switch
        {
            LineState.Streaming => Ui.Components.Tone.Good,
            LineState.Snapshotting or LineState.Resync => Ui.Components.Tone.Info,
            LineState.Degraded => Ui.Components.Tone.Attention,
            LineState.Stopped => Ui.Components.Tone.Bad,
            _ => Ui.Components.Tone.Neutral,
        };

    public static string Class(LineClass @class) =>
        @class switch
        {
            LineClass.A => "A 级，P95 ≤ 5 秒",
            LineClass.B => "B 级，P95 ≤ 60 秒",
            _ => "C 级，P95 ≤ 15 分钟",
        };

    public static string Seconds(double? seconds) =>
        seconds switch
        {
            null => Show.Unknown,
            < 1 => $"{seconds * 1000:0} 毫秒",
            < 120 => $"{seconds:0.0} 秒",
            _ => $"{seconds / 60:0} 分钟",
        };

    public static string Until(TimeSpan? span) =>
        span switch
        {
            null => "没有增长",
            { TotalHours: >= 48 } days => $"{days.TotalDays:0} 天",
            { TotalHours: >= 1 } hours => $"{(int)hours.TotalHours} 小时 {hours.Minutes} 分",
            { } minutes => $"{minutes.TotalMinutes:0} 分钟",
        };

    /// <summary>The look of a station on the rail map.</summary>
    public static string Stop(LineView line, StationView station) =>
        (station.Status?.State, LinePromise.IsKept(line.Line.Class, station.Status?.Lag)) switch
        {
            _ when !line.Line.IsOn => "ahead",
            (LineState.Stopped, _) => "refused",
            (LineState.Streaming, false) => "paused",
            (LineState.Streaming, _) => "done",
            (null, _) => "ahead",
            _ => "here",
        };

    public static Glyph? Sign(LineView line, StationView station) =>
        Stop(line, station) switch
        {
            "done" => Glyph.Check,
            "refused" => Glyph.Cross,
            "paused" => Glyph.Clock,
            "here" => Glyph.Dot,
            _ => null,
        };

    public static string Kind(SourceKind kind) =>
        kind switch
        {
            SourceKind.PostgreSql => "PostgreSQL",
            SourceKind.Sqlite => "SQLite 文件",
            _ => "HTTP JSON 接口",
        };

    public static string Schedule(PullSchedule schedule) =>
        schedule.DailyAt is { } time ? $"每天 {time:HH:mm}" : $"每 {schedule.EveryMinutes} 分钟";

    public static string State(CollectionState state) =>
        state switch
        {
            CollectionState.Running => "采集中",
            CollectionState.Interrupted => "中断待续",
            CollectionState.Loaded => "已入湖",
            CollectionState.Unchanged => "无变化",
            CollectionState.Refused => "已退回",
            _ => "失败",
        };

    public static Tone Tone(CollectionState state) =>
        state switch
        {
            CollectionState.Loaded or CollectionState.Unchanged => Ui.Components.Tone.Good,
            CollectionState.Running => Ui.Components.Tone.Info,
            CollectionState.Interrupted => Ui.Components.Tone.Attention,
            _ => Ui.Components.Tone.Bad,
        };
}
