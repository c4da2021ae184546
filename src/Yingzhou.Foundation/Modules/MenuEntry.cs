namespace Yingzhou.Foundation.Modules;

/// <summary>An entry of the menu at one end or at both.</summary>
/// <param name="Title">Name in Simplified Chinese.</param>
/// <param name="Route">Address of a page component, without parameters: a menu leads somewhere.</param>
/// <param name="Role">Who sees it; <c>null</c> means everybody who has signed in at that end.</param>
public sealed record MenuEntry(string Title, string Route, Ends End, Role? Role = null);
