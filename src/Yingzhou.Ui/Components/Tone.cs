namespace Yingzhou.Ui.Components;

/// <summary>The mood of a message. Always shown with a word or a shape, never by colour alone.</summary>
public enum Tone
{
    Neutral,
    Info,
    Good,
    Attention,
    Warn,
    Bad,
}

static class Tones
{
    public static string Css(this Tone tone) => "yz-tone-" + tone.ToString().ToLowerInvariant();

    public static Glyph Glyph(this Tone tone) => tone switch
    {
        Tone.Good => Components.Glyph.Check,
        Tone.Attention => Components.Glyph.Clock,
        Tone.Warn or Tone.Bad => Components.Glyph.Alert,
        Tone.Info => Components.Glyph.Info,
        _ => Components.Glyph.Dot,
    };
}
