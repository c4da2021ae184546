namespace Yingzhou.Foundation.Modules;

/// <summary>What a post may be trusted with (角色). Posts are city content and name roles by id.</summary>
/// <param name="Id">Kebab-case with the module's prefix, e.g. <c>cases.window-clerk</c>.</param>
/// <param name="Title">Name in Simplified Chinese, e.g. 窗口收件员.</param>
public sealed record Role(string Id, string Title);
