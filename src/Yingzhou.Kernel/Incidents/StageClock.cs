namespace Yingzhou.Kernel;

/// <summary>
/// The time that one stage of an incident may take (处置时限): minutes by the clock, day and night. Its lamp is lit at the shares of <see cref="LightLimits"/>.
/// </summary>
/// <param name="Minutes">More than 0.</param>
public sealed record StageClock(DateTimeOffset Since, int Minutes)
{
    public DateTimeOffset DueAt => Since.AddMinutes(Minutes);

    public Light LightAt(DateTimeOffset now, LightLimits limits) => limits.LightFor((int)Math.Floor((now - Since).TotalMinutes), Minutes);

    /// <summary>When the next lamp is lit; <c>null</c> after the last.</summary>
    public DateTimeOffset? NextAt(Light lit, LightLimits limits) =>
        lit switch
        {
            Light.Green => At(limits.Yellow),
            Light.Yellow => At(limits.Orange),
            Light.Orange => At(limits.Red),
            _ => null,
        };

    // A lamp is lit in the whole minute in which its share is reached.
    DateTimeOffset At(decimal share) => Since.AddMinutes((double)Math.Ceiling(Minutes * share));
}
