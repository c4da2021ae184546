using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Yingzhou.Languages.Forms;

/// <summary>A paragraph, a heading or a list of a text component.</summary>
/// <param name="Level">Of a heading 1 to 6, otherwise 0.</param>
/// <param name="Lines">A paragraph and a heading have one, a list one per item.</param>
public sealed record FormProseBlock(FormProseKind Kind, int Level, IReadOnlyList<IReadOnlyList<FormProseSpan>> Lines);

public enum FormProseKind
{
    Paragraph,
    Heading,
    Bullets,
    Numbers,
}

/// <summary>A run of text. Links lead to this site, to https or to a telephone.</summary>
public sealed record FormProseSpan(string Text, bool Strong = false, string? Href = null);

/// <summary>
/// The prose of text components: a small part of Markdown (headings, lists, strong, links), with <c>{{expression}}</c> in it. What an expression gives
/// is text and never markup, so an answer cannot plant a link.
/// </summary>
public static partial class FormProse
{
    /// <summary>The expressions in a text: of <c>=expression</c> the whole, otherwise those in double braces.</summary>
    public static IReadOnlyList<string> Expressions(string text) =>
        text.StartsWith('=') ? [text[1..].Trim()] : [.. Braces().Matches(text).Select(match => match.Groups[1].Value.Trim())];

    internal static IReadOnlyList<FormProseBlock> Of(string text, FormScope scope)
    {
        if (text.StartsWith('='))
            return
            [
                new(
                    FormProseKind.Paragraph,
                    0,
                    [
                        [new(Filled(text[1..].Trim(), scope))],
                    ]
                ),
            ];

        // Values stand aside under a character of the private use area while the markup is read.
        var values = new List<string>();
        var marked = Braces()
            .Replace(
                text,
                match =>
                {
                    values.Add(Filled(match.Groups[1].Value.Trim(), scope));
                    return $"\uE000{(char)(0xE100 + values.Count - 1)}";
                }
            );
        return
        [
            .. ProseReader.Read(marked, span => span with { Text = Slot().Replace(span.Text, match => values[match.Value[1] - 0xE100]) }),
        ];
    }

    static string Filled(string expression, FormScope scope) =>
        scope.Evaluate(expression) is JsonValue value ? FormOption.TextOf(value) : "";

    [GeneratedRegex(@"\{\{([^{}]*)\}\}", RegexOptions.NonBacktracking)]
    private static partial Regex Braces();

    [GeneratedRegex("\uE000[\uE100-\uF8FF]", RegexOptions.NonBacktracking)]
    private static partial Regex Slot();
}
