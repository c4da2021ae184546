using Microsoft.AspNetCore.WebUtilities;

namespace Yingzhou.Support.GovStack.Registration;

/// <summary>The address of an uploaded document: it carries all that is needed to hand the document in.</summary>
/// <param name="Digest">Under which the file store keeps it.</param>
/// <param name="For">What the uploader said about it, e.g. the id of the material (材料) that it is.</param>
sealed record DocumentUrl(string Digest, string Name, long Bytes, string? For)
{
    public const string Path = "/govstack/registration/documents/";

    public override string ToString()
    {
        var query = new Dictionary<string, string?> { ["name"] = Name, ["bytes"] = $"{Bytes}" };
        if (For is { Length: > 0 })
            query["for"] = For;
        return QueryHelpers.AddQueryString(Path + Digest, query);
    }

    /// <returns><c>null</c> for an address that is not one of ours.</returns>
    public static DocumentUrl? Parse(string text)
    {
        // Behind a mediator the path may have got a beginning.
        var start = text.IndexOf("/documents/", StringComparison.Ordinal);
        if (start < 0)
            return null;
        var (path, mark, query) =
            text[(start + "/documents/".Length)..] is var rest && rest.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at
                ? (rest[..at], '?', QueryHelpers.ParseQuery(rest[at..]))
                : (rest, ' ', []);
        return path.Length == 64 && path.All(char.IsAsciiHexDigitLower) && mark == '?' && query["name"].ToString() is { Length: > 0 } name
            ? new(path, name, long.TryParse(query["bytes"], out var bytes) ? bytes : 0, query["for"])
            : null;
    }
}
