namespace Yingzhou.Ui.Components;

/// <summary>亮灯: the state of a deadline or a threshold. Unknown is a colour of its own: not measured is not green.</summary>
public enum LightColour
{
    Unknown,
    Green,
    Yellow,
    Orange,
    Red,
}
