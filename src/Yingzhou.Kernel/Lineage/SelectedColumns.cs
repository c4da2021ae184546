using System.Text.RegularExpressions;

namespace Yingzhou.Kernel;

/// <summary>
/// Which column of the source stands behind each column that a query gives (查询列来源), as far as its own text says. What is computed is made of some columns, nobody says which:
/// better unknown than guessed.
/// </summary>
public static partial class SelectedColumns
{
    [GeneratedRegex(@"^\s*select\s+(?:distinct\s+|all\s+)?", RegexOptions.IgnoreCase)]
    static partial Regex Start { get; }

    [GeneratedRegex(@"^(?:[\w""]+\.)*""?(?<column>[^\W\d]\w*)""?(?:\s+(?:as\s+)?""?(?<name>\w+)""?)?$", RegexOptions.IgnoreCase)]
    static partial Regex Plain { get; }

    [GeneratedRegex(@"\sas\s+""?(?<name>\w+)""?$", RegexOptions.IgnoreCase)]
    static partial Regex Named { get; }

    /// <returns>
    /// By the name of what comes out; <see cref="LineagePoint.SomeColumn"/> for what is computed. <c>null</c> when everything keeps its name: a table, an interface, or a star.
    /// </returns>
    public static IReadOnlyDictionary<string, string>? Of(string query)
    {
        if (Start.Match(query) is not { Success: true } start)
            return null;
        var columns = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in Parts(query[start.Length..]))
        {
            if (part == "*" || part.EndsWith(".*", StringComparison.Ordinal))
                return null;
            if (Plain.Match(part) is { Success: true } plain)
                columns[(plain.Groups["name"] is { Success: true } name ? name : plain.Groups["column"]).Value] = plain
                    .Groups["column"]
                    .Value;
            else if (Named.Match(part) is { Success: true } computed)
                columns[computed.Groups["name"].Value] = LineagePoint.SomeColumn;
        }
        return columns;
    }

    // What stands between the commas up to the FROM, both outside of brackets and quotes.
    static IEnumerable<string> Parts(string list)
    {
        var (depth, begin, quoted) = (0, 0, '\0');
        for (var at = 0; at < list.Length; at++)
        {
            var letter = list[at];
            if (quoted != '\0')
                quoted = letter == quoted ? '\0' : quoted;
            else if (letter is '\'' or '"')
                quoted = letter;
            else if (letter is '(' or ')')
                depth += letter == '(' ? 1 : -1;
            else if (depth == 0 && letter == ',')
            {
                yield return list[begin..at].Trim();
                begin = at + 1;
            }
            else if (depth == 0 && IsFrom(list, at))
            {
                yield return list[begin..at].Trim();
                yield break;
            }
        }
        yield return list[begin..].Trim();
    }

    static bool IsFrom(string list, int at) =>
        at > 0
        && !char.IsLetterOrDigit(list[at - 1])
        && list[at - 1] != '_'
        && at + 4 < list.Length
        && string.Compare(list, at, "from", 0, 4, StringComparison.OrdinalIgnoreCase) == 0
        && !char.IsLetterOrDigit(list[at + 4])
        && list[at + 4] != '_';
}
