using System.Text.RegularExpressions;

namespace Yingzhou.Languages.Forms;

/// <summary>Reads the part of Markdown that forms use, line by line.</summary>
static partial class ProseReader
{
    public static IEnumerable<FormProseBlock> Read(string text, Func<FormProseSpan, FormProseSpan> finish)
    {
        var pending = new List<string>();
        var kind = FormProseKind.Paragraph;
        foreach (var raw in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = raw.Trim();
            var (next, level, content) = Kind(line);
            if (pending.Count > 0 && (next != kind || line.Length == 0 || next == FormProseKind.Heading))
                yield return Take(kind, 0);
            if (line.Length == 0)
                continue;
            (kind, pending) = (next, [.. pending, content]);
            if (next == FormProseKind.Heading)
                yield return Take(kind, level);
        }

        if (pending.Count > 0)
            yield return Take(kind, 0);

        FormProseBlock Take(FormProseKind taken, int level)
        {
            // Lines of one paragraph run on; Chinese sets no space between them.
            IEnumerable<string> lines = taken == FormProseKind.Paragraph ? [string.Concat(pending)] : pending;
            var block = new FormProseBlock(
                taken,
                level,
                [.. lines.Select(line => (IReadOnlyList<FormProseSpan>)[.. Spans(line).Select(finish)])]
            );
            pending = [];
            return block;
        }
    }

    static (FormProseKind Kind, int Level, string Content) Kind(string line)
    {
        var heading = line.Length - line.TrimStart('#').Length;
        if (heading is > 0 and <= 6 && line.Length > heading && line[heading] == ' ')
            return (FormProseKind.Heading, heading, line[heading..].Trim());
        if (line.StartsWith("- ", StringComparison.Ordinal) || line.StartsWith("* ", StringComparison.Ordinal))
            return (FormProseKind.Bullets, 0, line[2..].Trim());
        return Numbered().Match(line) is { Success: true } number
            ? (FormProseKind.Numbers, 0, line[number.Length..].Trim())
            : (FormProseKind.Paragraph, 0, line);
    }

    static IEnumerable<FormProseSpan> Spans(string line)
    {
        var done = 0;
        foreach (Match mark in Mark().Matches(line))
        {
            if (mark.Index > done)
                yield return new(line[done..mark.Index]);
            yield return mark.Groups["strong"] is { Success: true } strong
                ? new FormProseSpan(strong.Value, Strong: true)
                : new FormProseSpan(mark.Groups["text"].Value, Href: mark.Groups["href"].Value);
            done = mark.Index + mark.Length;
        }

        if (done < line.Length)
            yield return new(line[done..]);
    }

    [GeneratedRegex(@"^[0-9]+[.] ", RegexOptions.NonBacktracking)]
    private static partial Regex Numbered();

    // A link elsewhere than to https, this site or a telephone stays plain text.
    [GeneratedRegex(
        @"\*\*(?<strong>[^*]+)\*\*|\[(?<text>[^\[\]]+)\]\((?<href>(https://|tel:|/[^/)\s])[^)\s]*)\)",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Mark();
}
