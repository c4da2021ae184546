namespace Yingzhou.Kernel;

/// <summary>How the platform's own conversion and the value that the enterprise sent (Zs, 折算) agree.</summary>
public enum SentConversion
{
    /// <summary>未报折算值</summary>
    NotSent,

    Agrees,

    /// <summary>折算不一致：the base, the oxygen or the arithmetic at the outlet is another.</summary>
    Differs,
}

/// <summary>
/// 基准含氧量折算: C = C′ · (21 − O₂base) ÷ (21 − O₂measured), so that flue gas cannot be thinned with air. Source: GB 13223, GB 31570 §5; c08 §3.2.
/// </summary>
public static class BaseOxygen
{
    const decimal Air = 21;

    /// <summary>From so close to air a conversion only multiplies noise.</summary>
    public const decimal NotConvertibleFrom = 20.5m;

    // A sent value is rounded and was computed from rounded inputs.
    const decimal Tolerance = 0.01m;

    /// <param name="measured">mg/m³ at the stack.</param>
    /// <param name="baseOxygen">Percent, from the permit.</param>
    /// <param name="measuredOxygen">Percent by volume.</param>
    /// <returns>A fault that names the air leak when oxygen is 20.5 % or more.</returns>
    public static Outcome<decimal> Convert(decimal measured, decimal baseOxygen, decimal measuredOxygen)
    {
        if (baseOxygen is < 0 or >= Air)
            return new Fault("environment.base-oxygen", $"基准含氧量 {baseOxygen}% 不在 0 至 21% 之间，请核对许可证。")
            {
                Field = "baseOxygen",
            };
        if (measuredOxygen is < 0 or > Air)
            return new Fault("environment.oxygen-range", $"实测含氧量 {measuredOxygen}% 不在 0 至 21% 之间，请检查仪表。")
            {
                Field = "oxygen",
            };
        return measuredOxygen >= NotConvertibleFrom
            ? new Fault("environment.air-leak", $"实测含氧量 {measuredOxygen}% 接近空气，无法折算，请检查是否漏风。") { Field = "oxygen" }
            : measured * (Air - baseOxygen) / (Air - measuredOxygen);
    }

    /// <summary>Differs when more than 1 % apart, and by more than half the last digit sent.</summary>
    public static SentConversion Compare(decimal own, decimal? sent)
    {
        if (sent is not { } value)
            return SentConversion.NotSent;
        var digit = 0.5m / (decimal)Math.Pow(10, value.Scale);
        return Math.Abs(own - value) > Math.Max(Math.Abs(own) * Tolerance, digit) ? SentConversion.Differs : SentConversion.Agrees;
    }
}
