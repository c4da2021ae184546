using System.Text.Json.Nodes;

namespace Yingzhou.Support.Indicators;

/// <summary>
/// 指标来源: rows of what happened, as a module knows them. Formulas read the facts; nothing of a person is among them. Registered with <c>AddIndicatorSource</c>, named by indicators.
/// </summary>
public interface IIndicatorSource
{
    /// <summary>Kebab-case, e.g. <c>city-cases</c>.</summary>
    string Id { get; }

    /// <summary>Name in Chinese, e.g. 城管案件.</summary>
    string Title { get; }

    /// <summary>By which moment a row belongs to a period, e.g. <c>filed</c> 立案.</summary>
    IReadOnlyDictionary<string, string> Moments { get; }

    /// <summary>What formulas may speak of: name and meaning.</summary>
    IReadOnlyDictionary<string, string> Facts { get; }

    /// <summary>Rows whose moment lies in a span, of the whole city.</summary>
    Task<IReadOnlyList<FactRow>> Read(string moment, DateTimeOffset from, DateTimeOffset until, CancellationToken cancel = default);
}

/// <summary>One row.</summary>
/// <param name="Region">Division code: the row counts for its county and for the city, and is seen by officials of its area only.</param>
/// <param name="KnownAt">When it was last changed: the newest of them is the watermark of a value.</param>
/// <param name="Title">What stands in a drill-down.</param>
/// <param name="Href">Where it leads at the desk; <c>null</c> for nowhere.</param>
public sealed record FactRow(string Region, DateTimeOffset At, DateTimeOffset KnownAt, JsonObject Facts, string Title, string? Href);
