namespace Yingzhou.Ui.Components.Charts;

/// <summary>A leg (办件分段) of a bundle on the calendar.</summary>
/// <param name="Id">What <see cref="DependsOn"/> of other legs refers to.</param>
/// <param name="Start">Its first day.</param>
/// <param name="End">Its last day, that day included.</param>
public sealed record GanttBar(string Id, string Name, DateOnly Start, DateOnly End)
{
    public string? Owner { get; init; }

    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>On the critical path: a day lost here is a day lost for the whole.</summary>
    public bool Critical { get; init; }

    /// <summary>Planned, not yet begun.</summary>
    public bool Ahead { get; init; }

    /// <summary>E.g. 3个工作日.</summary>
    public string? Span { get; init; }
}
