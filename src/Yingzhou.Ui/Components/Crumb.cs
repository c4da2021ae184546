namespace Yingzhou.Ui.Components;

/// <summary>One step of the way to this page.</summary>
public sealed record Crumb(string Title, string Href);
