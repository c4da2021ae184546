namespace Yingzhou.Support.Models;

/// <summary>序列来源: what models learn from and are measured on. Registered with <c>AddSeriesSource</c>.</summary>
public interface ISeriesSource
{
    /// <summary>Kebab-case, the part of a model's series before the slash, e.g. <c>eco-air</c>.</summary>
    string Id { get; }

    /// <param name="name">The part after the slash.</param>
    /// <param name="most">Periods at most, the newest.</param>
    /// <returns><c>null</c> when there is no series of this name. Only periods that have ended.</returns>
    Task<ValueSeries?> Read(string name, int most, CancellationToken cancel = default);
}

/// <param name="Step">From one value to the next.</param>
/// <param name="Values">The oldest first, one a step, those without a value too.</param>
public sealed record ValueSeries(string Title, string Unit, TimeSpan Step, IReadOnlyList<SeriesValue> Values);

/// <param name="Value"><c>null</c> when it was not measured.</param>
public readonly record struct SeriesValue(DateTimeOffset At, double? Value);
