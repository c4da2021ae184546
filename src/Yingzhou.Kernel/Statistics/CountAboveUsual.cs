namespace Yingzhou.Kernel;

public enum Unusual
{
    No,

    /// <summary>关注</summary>
    Watch,

    /// <summary>告警</summary>
    Alarm,
}

/// <summary>How far a day's count lies above what is usual for the post (行为基线): the difference of Anscombe's roots, which is about normal whatever the mean. Source: p15 R8.</summary>
public static class CountAboveUsual
{
    const double Shift = 3.0 / 8;

    /// <summary>More than this is watched; equal is not.</summary>
    public const double WatchAbove = 3;
    public const double AlarmAbove = 4;

    /// <param name="expected">Of the post on such a day, 0 or more.</param>
    public static double Score(int count, double expected) => 2 * (Math.Sqrt(count + Shift) - Math.Sqrt(expected + Shift));

    public static Unusual Judge(int count, double expected) =>
        Score(count, expected) switch
        {
            > AlarmAbove => Unusual.Alarm,
            > WatchAbove => Unusual.Watch,
            _ => Unusual.No,
        };
}
