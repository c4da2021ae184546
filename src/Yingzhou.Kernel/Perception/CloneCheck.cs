namespace Yingzhou.Kernel;

/// <summary>
/// One credential in two places (克隆设备): two sessions that no ship, car or person could have opened one after the other. Both are suspended until somebody has looked. Source: p07 R9.
/// </summary>
public static class CloneCheck
{
    /// <summary>What a place told by a network may be off [P].</summary>
    public const double NearKm = 5;

    /// <summary>Faster than anything that carries a device here [P].</summary>
    public const double FastestKmPerHour = 200;

    /// <param name="distanceKm">Between the places of the two sessions; <c>null</c> when one of them is not known, which proves nothing.</param>
    /// <param name="between">From the last sign of one session to the first of the other; zero when both live.</param>
    public static bool IsClone(double? distanceKm, TimeSpan between) =>
        distanceKm > NearKm && distanceKm > FastestKmPerHour * between.Duration().TotalHours;
}
