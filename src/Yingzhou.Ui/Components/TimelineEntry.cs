namespace Yingzhou.Ui.Components;

/// <summary>Something that happened: when, what, by whom.</summary>
public sealed record TimelineEntry(DateTimeOffset At, string What, string? Who = null, string? Detail = null, Tone Tone = Tone.Neutral);
