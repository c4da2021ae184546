using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Yingzhou.Languages.Feel.Builtins;

/// <summary>A regular expression of XPath (XQuery 1.0 and XPath 2.0 Functions §7.6.1), ready to run on .NET's engine.</summary>
sealed record XPathPattern(Regex? Regex, int Groups, string? Error)
{
    const int MostCached = 512;

    static readonly ConcurrentDictionary<(string Pattern, string Flags, TimeSpan Limit), XPathPattern> Cache = new();

    public static XPathPattern Compile(string pattern, string flags, TimeSpan limit)
    {
        var key = (pattern, flags, limit);
        if (Cache.TryGetValue(key, out var known))
            return known;
        // Patterns are untrusted and may be computed; forgetting all of them now and then bounds the memory and costs little.
        if (Cache.Count >= MostCached)
            Cache.Clear();
        return Cache[key] = Read(pattern, flags, limit);
    }

    static XPathPattern Read(string pattern, string flags, TimeSpan limit)
    {
        foreach (var flag in flags)
            if (flag is not ('s' or 'm' or 'i' or 'x'))
                return new(null, 0, $"'{flag}' is no flag of a pattern");
        try
        {
            var translation = new XPathTranslation(pattern, flags);
            var options = RegexOptions.CultureInvariant | (flags.Contains('i', StringComparison.Ordinal) ? RegexOptions.IgnoreCase : RegexOptions.None);
            return new(new Regex(translation.Translate(), options, limit), translation.Groups, null);
        }
        catch (Exception error) when (error is FormatException or ArgumentException)
        {
            return new(null, 0, error.Message);
        }
    }

    /// <summary>What a replacement text puts in the place of a match; <c>null</c> when the text is not allowed.</summary>
    public MatchEvaluator? Replacement(string text)
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
                while (i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]) && (group * 10) + text[i + 1] - '0' <= Groups)
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
