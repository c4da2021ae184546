namespace Yingzhou.Support.Cases;

/// <summary>How urgent a case is (亮灯). Shares of the promise are our own defaults (page a01 §3): yellow from 70 %, orange past 100 %, red past 150 %.</summary>
public enum Light
{
    Green,
    Yellow,
    Orange,
    Red,
}

public static class Lights
{
    public const int YellowPercent = 70;
    public const int RedPercent = 150;

    public static string Title(this Light light) =>
        light switch
        {
            Light.Green => "正常",
            Light.Yellow => "临期",
            Light.Orange => "超期",
            Light.Red => "严重超期",
            _ => throw new ArgumentOutOfRangeException(nameof(light)),
        };
}
