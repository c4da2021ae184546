namespace Yingzhou.Kernel;

/// <summary>亮灯: how much of the time is used.</summary>
public enum Light
{
    Green,
    Yellow,
    Orange,
    Red,
}

/// <summary>
/// Shares of the promised time from which a light is lit; a share equal to a limit lights it. Own defaults, no standard fixes them.
/// Orange at 100 % is therefore lit on the due day itself: the last day on which one is still in time.
/// </summary>
public sealed record LightLimits(decimal Yellow = 0.7m, decimal Orange = 1.0m, decimal Red = 1.5m)
{
    public static readonly LightLimits Default = new();

    /// <param name="used">Working days used, today included.</param>
    /// <param name="allowed">Working days promised; a promise of 0 days (即办) is used up at once.</param>
    public Light LightFor(int used, int allowed)
    {
        var share = allowed == 0 ? (used > 0 ? Red : Orange) : (decimal)used / allowed;
        return share >= Red ? Light.Red
            : share >= Orange ? Light.Orange
            : share >= Yellow ? Light.Yellow
            : Light.Green;
    }
}
