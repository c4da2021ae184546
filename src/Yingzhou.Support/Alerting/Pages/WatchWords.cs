using Yingzhou.Ui.Components;

namespace Yingzhou.Support.Alerting.Pages;

static class WatchWords
{
    public static LightColour Colour(AlertLevel level) =>
        level switch
        {
            AlertLevel.Red => LightColour.Red,
            AlertLevel.Orange => LightColour.Orange,
            AlertLevel.Yellow => LightColour.Yellow,
            _ => LightColour.Blue,
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
        var left = due - now;
        var minutes = (int)Math.Floor(Math.Abs(left.TotalMinutes));
        var text =
            minutes >= 60 * 24 ? $"{minutes / (60 * 24)}天{minutes / 60 % 24}小时"
            : minutes >= 60 ? $"{minutes / 60}小时{minutes % 60}分"
            : $"{minutes}分";
        return (left >= TimeSpan.Zero ? "剩" : "超") + text;
    }

    public static Tone Tone(IncidentStage stage) =>
        stage switch
        {
            IncidentStage.Verifying or IncidentStage.Dispatching => Ui.Components.Tone.Attention,
            IncidentStage.Handling or IncidentStage.Feedback or IncidentStage.Reviewing => Ui.Components.Tone.Info,
            IncidentStage.Closed => Ui.Components.Tone.Good,
            _ => Ui.Components.Tone.Neutral,
        };

    public static Tone Tone(IncidentTaskStatus status) =>
        status switch
        {
            IncidentTaskStatus.Sent => Ui.Components.Tone.Attention,
            IncidentTaskStatus.Taken => Ui.Components.Tone.Info,
            IncidentTaskStatus.Done => Ui.Components.Tone.Good,
            _ => Ui.Components.Tone.Warn,
        };

    public static Tone Tone(IncidentEntryKind kind) =>
        kind switch
        {
            IncidentEntryKind.Raised or IncidentEntryKind.Risen or IncidentEntryKind.Called => Ui.Components.Tone.Attention,
            IncidentEntryKind.Late or IncidentEntryKind.Refused or IncidentEntryKind.SentBack => Ui.Components.Tone.Warn,
            IncidentEntryKind.Done or IncidentEntryKind.Closed => Ui.Components.Tone.Good,
            _ => Ui.Components.Tone.Neutral,
        };
}
