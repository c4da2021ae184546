namespace Yingzhou.Kernel;

public enum TargetLight
{
    /// <summary>没有数据，不亮灯</summary>
    None,
    Green,
    Red,
}

/// <summary>
/// 指标亮灯 with hysteresis and dwell (p11 R6): red only after so many values beyond the one limit, clear only after so many at or beyond the other. A value between both keeps what is lit.
/// </summary>
/// <param name="RedBeyond">Worse than this counts towards red; an equal value does not.</param>
/// <param name="ClearFrom">This or better counts towards clearing.</param>
/// <param name="MoreIsBetter">Which side is worse.</param>
/// <param name="Dwell">Values in a row that it takes.</param>
public sealed record ThresholdLight(double RedBeyond, double ClearFrom, bool MoreIsBetter, int Dwell = 1)
{
    public Fault? Flaw =>
        Dwell < 1 ? new("indicators.dwell", "连续期数至少为 1。") { Field = "dwell" }
        : MoreIsBetter
            ? ClearFrom < RedBeyond ? Crossed
                : null
        : ClearFrom > RedBeyond ? Crossed
        : null;

    /// <param name="values">Oldest first; a period without a value neither lights nor clears, and breaks no row.</param>
    /// <returns>The light after each value.</returns>
    public IReadOnlyList<TargetLight> Of(IEnumerable<double?> values)
    {
        List<TargetLight> lights = [];
        var (red, known, beyond, back) = (false, false, 0, 0);
        foreach (var value in values)
        {
            if (value is { } v)
            {
                known = true;
                beyond = (MoreIsBetter ? v < RedBeyond : v > RedBeyond) ? beyond + 1 : 0;
                back = (MoreIsBetter ? v >= ClearFrom : v <= ClearFrom) ? back + 1 : 0;
                red = red ? back < Dwell : beyond >= Dwell;
            }
            lights.Add(
                !known ? TargetLight.None
                : red ? TargetLight.Red
                : TargetLight.Green
            );
        }
        return lights;
    }

    static Fault Crossed => new("indicators.thresholds", "解除的界限应不差于亮灯的界限。") { Field = "clearFrom" };
}
