namespace Yingzhou.Ui.Components;

/// <summary>One answer of a <see cref="Choice"/>.</summary>
/// <param name="Detail">A plain sentence that helps to choose.</param>
public sealed record Option(string Value, string Text, string? Detail = null);
