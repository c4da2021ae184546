using System.Globalization;

namespace Yingzhou.Support.Modelling.Reading;

/// <summary>One text of a drawing as an address names it: a version's number, or <c>draft</c>.</summary>
/// <param name="Title">第 2 版, 草稿.</param>
public sealed record WhichText(string Name, string Title, string Text)
{
    internal const string Draft = "draft";

    /// <returns><c>null</c> when there is no such version, or no open draft.</returns>
    internal static WhichText? Of(DrawingView drawing, string? which) =>
        which == Draft ? drawing.Open is { } draft ? new(Draft, "草稿", draft.Text) : null
        : int.TryParse(which, CultureInfo.InvariantCulture, out var number) && drawing.Versions.FirstOrDefault(v => v.Version == number) is { } version
            ? new(which, $"第 {number} 版", version.Text)
        : null;
}
