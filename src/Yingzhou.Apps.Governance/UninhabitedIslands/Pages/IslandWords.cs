using System.Globalization;
using Yingzhou.Apps.Governance.UninhabitedIslands.Patrols;
using Yingzhou.Apps.Governance.UninhabitedIslands.Watching;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting;
using Yingzhou.Ui.Components;

namespace Yingzhou.Apps.Governance.UninhabitedIslands.Pages;

static class IslandWords
{
    public static LightColour Colour(AlertLevel? level) =>
        level switch
        {
            AlertLevel.Red => LightColour.Red,
            AlertLevel.Orange => LightColour.Orange,
            AlertLevel.Yellow => LightColour.Yellow,
            AlertLevel.Blue => LightColour.Blue,
            _ => LightColour.Green,
        };

    public static string State(AlertLevel? level) => level is { } worst ? $"{IncidentWords.Level(worst)}预警" : "平静";

    public static string Name(FusedTrack track) =>
        track.Identity is { } mmsi ? $"MMSI {mmsi}" : string.Create(CultureInfo.InvariantCulture, $"目标 {track.Number}");

    /// <returns><c>null</c> when there is none.</returns>
    public static string? Doubt(ReportDoubt doubt) =>
        doubt switch
        {
            ReportDoubt.Jump => "最近一次位置跳变，未采用",
            ReportDoubt.Cloned => "疑似套牌，未采用",
            ReportDoubt.OnLand => "最近一次位置在陆地上，未采用",
            _ => null,
        };

    /// <summary>To the second: a track moves within a minute.</summary>
    public static string Clock(DateTimeOffset at) => at.ToOffset(CityTime.Offset).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Confidence(double? confidence) => confidence is { } sure ? Show.Percent((decimal)sure, 0) : "单一来源";

    public static string Bias(SensorState sensor) =>
        sensor.Site is not { } site ? ""
        : site.IsSettled
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"距离 {site.RangeBias:+0;-0;0} 米，方位 {site.BearingBias * 180 / Math.PI:+0.00;-0.00;0.00}°（{site.Pairs} 对，已改正）"
            )
        : $"与 AIS 比对 {site.Pairs} 对，满 {RadarSite.SettledPairs} 对后改正";

    public static string State(PatrolState state) =>
        state switch
        {
            PatrolState.Done => "已巡查",
            PatrolState.CalledOff => "未成行",
            _ => "待巡查",
        };

    public static Tone Tone(PatrolState state) =>
        state switch
        {
            PatrolState.Done => Ui.Components.Tone.Good,
            PatrolState.CalledOff => Ui.Components.Tone.Neutral,
            _ => Ui.Components.Tone.Attention,
        };
}
