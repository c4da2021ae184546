namespace Yingzhou.Apps.Services.NoVisit.Video;

/// <summary>What a connection can carry (带宽阶梯, a07 §3).</summary>
public enum MediaStep
{
    Video720,
    Video360,

    /// <summary>Voice, and photos of face and document; only where the item permits it.</summary>
    AudioAndPhoto,

    /// <summary>A call-back by telephone or an appointment at the nearest service point.</summary>
    None,
}

public static class MediaLadder
{
    // Own defaults for VP8 at 30 and 15 frames, kbit/s up; a value equal to the limit carries the step.
    public const double For720 = 1_500;
    public const double For360 = 500;
    public const double ForVoice = 48;

    /// <param name="audioPermitted">Whether the item may be handled without moving pictures.</param>
    public static MediaStep For(double kilobitsPerSecond, bool audioPermitted) =>
        kilobitsPerSecond >= For720 ? MediaStep.Video720
        : kilobitsPerSecond >= For360 ? MediaStep.Video360
        : kilobitsPerSecond >= ForVoice && audioPermitted ? MediaStep.AudioAndPhoto
        : MediaStep.None;
}
