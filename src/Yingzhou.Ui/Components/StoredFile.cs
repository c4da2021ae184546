namespace Yingzhou.Ui.Components;

/// <summary>A file that has arrived already.</summary>
/// <param name="Bytes">Its length in bytes.</param>
/// <param name="RemoveHref">The page that asks before it takes the file away; <c>null</c> when it may not be removed.</param>
/// <param name="DropAs">Where there is no page to ask on, its own tick box takes it out with the next press: posted as <c>drop.{field}</c>.</param>
public sealed record StoredFile(string Name, long Bytes, string? Href = null, string? RemoveHref = null, string? DropAs = null);
