using System.Text;
using System.Text.RegularExpressions;

namespace Yingzhou.Languages.Forms;

/// <summary>
/// A pattern as JavaScript writes it, compiled without backtracking, so that no answer can make it slow. Look-around and back-references are
/// refused. <c>\d</c> and <c>\w</c> mean ASCII, as in JavaScript; a pattern matches anywhere unless it is anchored.
/// </summary>
public sealed class FormPattern : IEquatable<FormPattern>
{
    readonly Regex regex;

    FormPattern(string source, Regex regex) => (Source, this.regex) = (source, regex);

    public string Source { get; }

    /// <returns><c>false</c> also when time runs out: an answer that cannot be judged is not accepted.</returns>
    public bool Matches(string text)
    {
        try
        {
            return regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    /// <returns>The pattern, or why it is refused.</returns>
    public static (FormPattern? Pattern, string? Refusal) Read(string source)
    {
        try
        {
            var options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
            return (new(source, new Regex(Ascii(source), options, FormLimits.PatternTime)), null);
        }
        catch (NotSupportedException)
        {
            return (null, "不支持环视和反向引用，请改用普通的正则写法");
        }
        catch (ArgumentException)
        {
            return (null, "不是正确的正则表达式");
        }
    }

    public bool Equals(FormPattern? other) => other?.Source == Source;

    public override bool Equals(object? obj) => Equals(obj as FormPattern);

    public override int GetHashCode() => Source.GetHashCode(StringComparison.Ordinal);

    static string Ascii(string source)
    {
        var text = new StringBuilder();
        var inClass = false;
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] == '\\' && i + 1 < source.Length)
            {
                var escaped = source[++i];
                text.Append(
                    (escaped, inClass) switch
                    {
                        ('d', true) => "0-9",
                        ('d', false) => "[0-9]",
                        ('D', false) => "[^0-9]",
                        ('w', true) => "A-Za-z0-9_",
                        ('w', false) => "[A-Za-z0-9_]",
                        ('W', false) => "[^A-Za-z0-9_]",
                        // JavaScript's \/ is a slash; .NET would take it too, but not every such escape.
                        ('/', _) => "/",
                        _ => "\\" + escaped,
                    }
                );
                continue;
            }

            inClass = source[i] switch
            {
                '[' => true,
                ']' => false,
                _ => inClass,
            };
            text.Append(source[i]);
        }

        return text.ToString();
    }
}
