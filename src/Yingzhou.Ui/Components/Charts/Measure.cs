namespace Yingzhou.Ui.Components.Charts;

/// <summary>A named value of a bar chart; <c>null</c> is unknown and gets no bar.</summary>
/// <param name="Note">Written behind the value, e.g. 34,891 ÷ 36,883.</param>
/// <param name="Href">What is behind the number.</param>
public sealed record Measure(string Label, decimal? Value, string? Note = null, Tone Tone = Tone.Neutral, string? Href = null);
