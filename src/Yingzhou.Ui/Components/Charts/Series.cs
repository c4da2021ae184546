namespace Yingzhou.Ui.Components.Charts;

/// <summary>One line of a line chart; a <c>null</c> point is unknown and breaks the line.</summary>
public sealed record Series(string Name, IReadOnlyList<decimal?> Points);
