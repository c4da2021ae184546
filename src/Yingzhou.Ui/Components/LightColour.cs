namespace Yingzhou.Ui.Components;

/// <summary>亮灯: the state of a deadline, a threshold or a warning, from the best to the worst. Unknown is a colour of its own: not measured is not green.</summary>
public enum LightColour
{
    Unknown,
    Green,

    /// <summary>The least of the four colours of warnings (蓝色预警).</summary>
    Blue,

    Yellow,
    Orange,
    Red,
}
