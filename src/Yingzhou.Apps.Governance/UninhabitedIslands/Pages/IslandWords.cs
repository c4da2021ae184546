using Yingzhou.Apps.Governance.UninhabitedIslands.Patrols;
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
