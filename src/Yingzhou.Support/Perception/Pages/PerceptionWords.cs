using System.Globalization;
using Yingzhou.Kernel;
using Yingzhou.Ui.Components;

namespace Yingzhou.Support.Perception.Pages;

/// <summary>Words of the engine's nouns on screens.</summary>
static class PerceptionWords
{
    public static string Title(this Hearing hearing) =>
        hearing switch
        {
            Hearing.Online => "在线",
            Hearing.Silent => "沉默",
            Hearing.Offline => "离线",
            _ => "未上线",
        };

    public static Tone Tone(this Hearing hearing) =>
        hearing switch
        {
            Hearing.Online => Ui.Components.Tone.Good,
            Hearing.Silent => Ui.Components.Tone.Attention,
            Hearing.Offline => Ui.Components.Tone.Bad,
            _ => Ui.Components.Tone.Neutral,
        };

    public static string Title(this Wire wire) =>
        wire switch
        {
            Wire.Hj212 => "HJ 212",
            Wire.Mqtt => "MQTT",
            Wire.Ais => "AIS",
            Wire.Sl651 => "SL 651",
            Wire.Jt808 => "JT/T 808",
            Wire.Radar => "雷达",
            _ => "HTTP",
        };

    public static string Title(this Arrival arrival) =>
        arrival switch
        {
            Arrival.Late => "迟到",
            Arrival.Clock => "时钟超前",
            Arrival.TooOld => "过期",
            _ => "按时",
        };

    /// <summary>How long nothing was heard.</summary>
    public static string Title(this TroubleKind kind) =>
        kind switch
        {
            TroubleKind.Flood => "发送过快",
            TroubleKind.HalfOpen => "半开连接",
            TroubleKind.Unreadable => "读不懂的数据",
            _ => "没有落盘",
        };

    public static string Advice(this TroubleKind kind) =>
        kind switch
        {
            TroubleKind.Flood => "只有它自己被减速；请检查设备的上报间隔",
            TroubleKind.Unreadable => "逐条原因在隔离区；请核对接收机、协议和设备编号",
            TroubleKind.HalfOpen => "连接已断开，等设备重连；请检查网络或网关",
            _ => "设备没有得到确认，会重发；请检查磁盘空间",
        };

    public static string Age(DateTimeOffset? last, DateTimeOffset now) =>
        last is not { } heard
            ? "从未"
            : (now - heard) switch
            {
                { TotalMinutes: < 1 } => "不到 1 分钟",
                { TotalHours: < 1 } age => string.Create(CultureInfo.InvariantCulture, $"{age.TotalMinutes:0} 分钟"),
                { TotalDays: < 2 } age => string.Create(CultureInfo.InvariantCulture, $"{age.TotalHours:0} 小时"),
                var age => string.Create(CultureInfo.InvariantCulture, $"{age.TotalDays:0} 天"),
            };

    public static string Title(this CommandState state) =>
        state switch
        {
            CommandState.Proposed => "待复核",
            CommandState.Waiting => "待下发",
            CommandState.Sent => "已下发",
            CommandState.Received => "执行中",
            CommandState.Done => "已执行",
            CommandState.Failed => "执行失败",
            CommandState.Expired => "已过期，未下发",
            CommandState.TimedOut => "超时无应答",
            _ => "已撤销",
        };

    public static Tone Tone(this CommandState state) =>
        state switch
        {
            CommandState.Done => Ui.Components.Tone.Good,
            CommandState.Failed or CommandState.TimedOut => Ui.Components.Tone.Bad,
            CommandState.Expired or CommandState.Cancelled => Ui.Components.Tone.Neutral,
            _ => Ui.Components.Tone.Attention,
        };

    /// <summary>The value of a command with its unit.</summary>
    public static string Value(ProductCommand kind, double? value) => value is { } known ? $"{Number(known)} {kind.Value?.Unit}" : "";

    /// <summary>A command as somebody wrote it into the form; nothing written is nothing said.</summary>
    public static Outcome<AskCommand> Request(string device, string command, string value, string minutes)
    {
        double? said = null;
        if (value.Length > 0)
        {
            if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                return new Fault("perception-command.value-shape", $"参数值应是一个数，写的是“{value}”。", 400) { Field = "value" };
            said = number;
        }
        int? within = null;
        if (minutes.Length > 0)
        {
            if (!int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var whole))
                return new Fault("perception-command.minutes-shape", $"有效期应是整数分钟，写的是“{minutes}”。", 400) { Field = "minutes" };
            within = whole;
        }
        return new AskCommand(device, command, said, within);
    }

    public static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
