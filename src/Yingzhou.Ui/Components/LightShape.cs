namespace Yingzhou.Ui.Components;

/// <summary>Each colour has its own shape, so that it reads in black and white: circle, triangle, diamond, octagon; a square for blue. Within 20 by 20.</summary>
static class LightShape
{
    public static string Of(LightColour colour) =>
        colour switch
        {
            LightColour.Blue => "M2 2h16v16H2Z",
            LightColour.Yellow => "M10 1 19.5 18H.5Z",
            LightColour.Orange => "M10 0 20 10 10 20 0 10Z",
            LightColour.Red => "M6 .5h8L19.5 6v8L14 19.5H6L.5 14V6Z",
            _ => "M10 1a9 9 0 1 0 .01 0Z",
        };
}
