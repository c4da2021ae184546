using System.Text.RegularExpressions;

namespace Yingzhou.Languages.Feel.Builtins;

/// <summary>Regular expressions of XPath 2.0 (XQuery 1.0 and XPath 2.0 Functions §7.6.1), translated to .NET's.</summary>
static class XPathPattern
{
    public static (Regex? Regex, string? Error) Compile(string pattern, string flags, TimeSpan limit)
    {
        var options = RegexOptions.CultureInvariant;
        foreach (var flag in flags)
        {
            switch (flag)
            {
                case 's': options |= RegexOptions.Singleline; break;
                case 'm': options |= RegexOptions.Multiline; break;
                case 'i': options |= RegexOptions.IgnoreCase; break;
                case 'x': pattern = string.Concat(pattern.Where(c => c is not (' ' or '\t' or '\n' or '\r'))); break;
                default: return (null, $"'{flag}' is no flag of a pattern");
            }
        }
        try
        {
            return (new Regex(pattern, options, limit), null);
        }
        catch (ArgumentException error)
        {
            return (null, error.Message);
        }
    }

    /// <summary>What a replacement text puts in the place of a match; <c>null</c> when the text is not allowed.</summary>
    public static MatchEvaluator? Replacement(string text, int groups)
    {
        var parts = new List<(string Literal, int Group)>();
        var literal = "";
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                if (i + 1 == text.Length || text[i + 1] is not ('$' or '\\'))
                    return null;
                literal += text[++i];
            }
            else if (text[i] == '$')
            {
                if (i + 1 == text.Length || !char.IsAsciiDigit(text[i + 1]))
                    return null;
                var group = text[++i] - '0';
                // Further digits belong to the number only while there are that many groups.
                while (i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]) && (group * 10) + text[i + 1] - '0' <= groups)
                    group = (group * 10) + text[++i] - '0';
                parts.Add((literal, group));
                literal = "";
            }
            else
                literal += text[i];
        }
        var rest = literal;
        return match => string.Concat(parts.Select(part => part.Literal + match.Groups[part.Group].Value)) + rest;
    }
}
