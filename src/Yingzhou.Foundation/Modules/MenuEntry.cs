namespace Yingzhou.Foundation.Modules;

/// <summary>An entry of the menu at one end or at both.</summary>
/// <param name="Title">Name in Simplified Chinese.</param>
/// <param name="Route">Address of a page component, without parameters: a menu leads somewhere.</param>
/// <param name="Rights">
/// Actions of which an official must be allowed at least one in their acting post (<c>cases.call-back</c>), as the permission engine decides: the menu shows what
/// one may do. <c>null</c> shows it to everybody who has signed in at that end.
/// </param>
/// <param name="Icon">Name of an icon of the kit (<c>Glyph</c>): beside its words, so that a list of entries can be told apart at a glance.</param>
/// <param name="Enterprises">At the citizens' end: only for those who act for an enterprise.</param>
public sealed record MenuEntry(
    string Title,
    string Route,
    Ends End,
    IReadOnlyList<string>? Rights = null,
    string? Icon = null,
    bool Enterprises = false
);
