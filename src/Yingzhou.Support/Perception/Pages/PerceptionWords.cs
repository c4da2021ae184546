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

    public static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
