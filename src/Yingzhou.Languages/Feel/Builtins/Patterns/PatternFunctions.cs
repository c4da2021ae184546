using System.Text.RegularExpressions;

namespace Yingzhou.Languages.Feel.Builtins;

/// <summary>DMN 1.5 table 70: matches, replace and split, with the regular expressions of XPath.</summary>
static class PatternFunctions
{
    public static readonly Dictionary<string, BuiltinBody> All = new()
    {
        ["matches(input: string, pattern: string, flags?: string?)"] = a =>
            Run(a, 2, (regex, _) => FeelBoolean.Of(regex.IsMatch(a.Text(0)))),
        ["replace(input: string, pattern: string, replacement: string, flags?: string?)"] = a =>
            Run(a, 3, (regex, pattern) => Replace(a, regex, pattern)),
        ["split(string: string, delimiter: string)"] = a => Run(a, 2, (regex, _) => Split(a, regex)),
    };

    static FeelValue? Run(Arguments a, int flags, Func<Regex, XPathPattern, FeelValue?> use)
    {
        var pattern = XPathPattern.Compile(a.Text(1), a.Has(flags) ? a.Text(flags) : "", a.Site.State.Limits.RegexTime);
        if (pattern.Regex is not { } regex)
            return a.NoResult(pattern.Error!);
        try
        {
            return use(regex, pattern);
        }
        catch (RegexMatchTimeoutException)
        {
            return a.Site.Fail(FeelProblem.Limit, "the pattern takes too long on this text");
        }
    }

    static FeelValue? Replace(Arguments a, Regex regex, XPathPattern pattern)
    {
        // XPath 2.0 err:FORX0003 and FORX0004.
        if (regex.IsMatch(""))
            return a.NoResult("the pattern matches the empty text");
        if (pattern.Replacement(a.Text(2)) is not { } replace)
            return a.NoResult("in a replacement, $ stands before a digit and \\ before $ or \\");
        long added = 0;
        return new FeelString(regex.Replace(a.Text(0), Counted));

        // The result is bounded while it grows: a million matches may each bring a million characters.
        string Counted(Match match)
        {
            var part = replace(match);
            a.Site.State.CheckSize(a.Site.Position, added += part.Length);
            return part;
        }
    }

    static FeelValue? Split(Arguments a, Regex regex)
    {
        if (regex.IsMatch(""))
            return a.NoResult("the delimiter matches the empty text");
        var parts = new List<FeelValue?>();
        var start = 0;
        foreach (Match match in regex.Matches(a.Text(0)))
        {
            parts.Add(a.Text(0)[start..match.Index]);
            start = match.Index + match.Length;
        }
        parts.Add(a.Text(0)[start..]);
        return new FeelList([.. parts]);
    }
}
