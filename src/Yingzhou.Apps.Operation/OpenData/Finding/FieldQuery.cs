using Yingzhou.Data.Opening;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Operation.OpenData.Finding;

/// <summary>
/// The part of Solr's query language that clients of CKAN use in <c>q</c> and <c>fq</c>: words, <c>field:value</c>, <c>field:"a value"</c>, <c>field:(a OR b)</c>, a
/// leading + or −, NOT, AND; a star at the end of a value.
/// </summary>
sealed record FieldQuery(string Words, IReadOnlyList<FieldTerm> Terms)
{
    public static Outcome<FieldQuery> Parse(string? text)
    {
        var (words, terms) = (new List<string>(), new List<FieldTerm>());
        var negated = false;
        foreach (var piece in Pieces(text ?? ""))
        {
            if (piece is "AND" or "*:*")
                continue;
            if (piece is "NOT")
            {
                negated = true;
                continue;
            }
            if (piece.StartsWith('[') || piece.Contains(":[", StringComparison.Ordinal))
                return Invalid($"不支持区间查询 {piece}");
            var bare = piece.TrimStart('+', '-');
            negated ^= piece.StartsWith('-');
            if (bare.IndexOf(':', StringComparison.Ordinal) is var colon and > 0)
            {
                var field = bare[..colon];
                if (!FieldTerm.Fields.ContainsKey(field))
                    return Invalid($"没有 {field} 这个字段");
                terms.Add(new(field, Values(bare[(colon + 1)..]), negated));
            }
            else if (bare.Trim('"', '(', ')') is { Length: > 0 } word && word is not "OR" and not "*")
                words.Add(word);
            negated = false;
        }
        return new FieldQuery(string.Join(' ', words), terms);
    }

    static Fault Invalid(string why) => new("open-data.query", $"Search Query is invalid: {why}", 400);

    static string[] Values(string text) =>
        text.StartsWith('(')
            ? [.. Pieces(text.Trim('(', ')')).Where(piece => piece is not ("OR" or "AND")).Select(piece => piece.Trim('"'))]
            : [text.Trim('"')];

    // Blanks divide, but not within quotes or brackets.
    static IEnumerable<string> Pieces(string text)
    {
        var (start, depth, quoted) = (0, 0, false);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length)
            {
                if (text[i] == '"')
                    quoted = !quoted;
                else if (!quoted && text[i] is '(' or '[')
                    depth++;
                else if (!quoted && text[i] is ')' or ']')
                    depth--;
            }
            if (i == text.Length || (char.IsWhiteSpace(text[i]) && !quoted && depth == 0))
            {
                if (i > start)
                    yield return text[start..i];
                start = i + 1;
            }
        }
    }
}

/// <param name="Values">Any of them will do.</param>
sealed record FieldTerm(string Field, IReadOnlyList<string> Values, bool Negated)
{
    /// <summary>What each field holds of a dataset.</summary>
    public static readonly IReadOnlyDictionary<string, Func<OpenedDataset, IEnumerable<string>>> Fields = new Dictionary<
        string,
        Func<OpenedDataset, IEnumerable<string>>
    >
    {
        ["organization"] = one => [one.Dataset.Publisher],
        ["owner_org"] = one => [one.Dataset.Publisher],
        ["groups"] = one => [one.Dataset.Theme],
        ["tags"] = one => one.Dataset.TagList,
        ["res_format"] = one => one.Files.Select(file => FormatOf(file.Format)).Distinct(),
        ["license_id"] = one => [one.Dataset.Licence],
        ["name"] = one => [one.Dataset.Dataset],
        ["id"] = one => [one.Dataset.Id.ToString()],
        ["title"] = one => [one.Dataset.Title],
        ["isopen"] = one => [one.Dataset.Attribute is OpenAttribute.Open ? "true" : "false"],
        ["dataset_type"] = _ => ["dataset"],
        ["state"] = _ => ["active"],
        ["private"] = _ => ["false"],
        ["capacity"] = _ => ["public"],
    };

    /// <summary>As CKAN's clients know formats.</summary>
    public static string FormatOf(string format) => format.StartsWith("CSV", StringComparison.Ordinal) ? "CSV" : format;

    public bool Fits(OpenedDataset dataset) => Fields[Field](dataset).Any(held => Values.Any(value => Fits(held, value))) != Negated;

    bool Fits(string held, string value) =>
        value == "*" ? held.Length > 0
        : value.EndsWith('*') ? held.StartsWith(value[..^1], StringComparison.OrdinalIgnoreCase)
        : Field == "title" ? held.Contains(value, StringComparison.OrdinalIgnoreCase)
        : string.Equals(held, value, StringComparison.OrdinalIgnoreCase);
}
