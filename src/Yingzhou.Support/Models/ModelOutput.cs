namespace Yingzhou.Support.Models;

/// <summary>What a version says of a series; only what its task asks is filled.</summary>
public sealed record ModelOutput(IReadOnlyList<ForecastAt> Steps, IReadOnlyList<AnomalyAt> Anomalies, IReadOnlyList<ValueAt> Adjusted)
{
    internal static readonly ModelOutput Nothing = new([], [], []);
}

/// <param name="Low">Lower end of the 80 % interval; <c>null</c> when too few errors are known.</param>
public sealed record ForecastAt(DateTimeOffset At, double Value, double? Low, double? High);

public sealed record AnomalyAt(DateTimeOffset At, double Value, double Expected, double Deviations);

public sealed record ValueAt(DateTimeOffset At, double Value);
