namespace Yingzhou.Kernel;

/// <summary>录像保存与在线率 (p09 R6, R7).</summary>
public static class RecordingKept
{
    /// <summary>Days that recordings of public places are kept at least.</summary>
    public const int LeastDays = 30;

    /// <returns>Days that are missing; 0 when enough is kept.</returns>
    public static decimal Shortfall(decimal configuredDays, decimal oldestDays) => Math.Max(0, configuredDays - oldestDays);

    /// <summary>Terabytes of one camera: Mbit/s ÷ 8 × 86 400 s × days ÷ 10⁶.</summary>
    public static decimal Terabytes(decimal megabitsPerSecond, decimal days) => megabitsPerSecond / 8 * 86_400 * days / 1_000_000;

    /// <returns>Share of camera-hours that were there; <c>null</c> without cameras or hours.</returns>
    public static decimal? Availability(long cameras, decimal hours, decimal lostCameraHours) =>
        cameras * hours <= 0 ? null : 1 - (lostCameraHours / (cameras * hours));
}
