using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace Yingzhou.Support.GovStack.Registration;

/// <summary>The address of an uploaded document: it carries all that is needed to hand the document in.</summary>
/// <param name="Digest">Under which the file store keeps it.</param>
/// <param name="For">What the uploader said about it, e.g. the id of the material (材料) that it is.</param>
sealed partial record DocumentUrl(string Digest, string Name, long Bytes, string? For)
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
        if (Ours().Match(text) is not { Success: true } ours)
            return null;
        var query = QueryHelpers.ParseQuery(ours.Groups["query"].Value);
        return query.GetValueOrDefault("name").ToString() is { Length: > 0 } name
            ? new(
                ours.Groups["digest"].Value,
                name,
                long.TryParse(query.GetValueOrDefault("bytes"), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) ? bytes : 0,
                query.GetValueOrDefault("for")
            )
            : null;
    }

    [GeneratedRegex("/documents/(?<digest>[0-9a-f]{64})(?<query>\\?.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Ours();
}
