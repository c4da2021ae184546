using System.Text.RegularExpressions;

namespace Yingzhou.Languages.Feel.Builtins;

/// <summary>DMN 1.5 table 70: matches, replace and split, with the regular expressions of XPath.</summary>
static class PatternFunctions
{
    public static readonly Dictionary<string, BuiltinBody> All = new()
    {
        ["matches(input: string, pattern: string, flags?: string?)"] = a =>
            Run(a, 2, regex => FeelBoolean.Of(regex.IsMatch(a.Text(0)))),
        ["replace(input: string, pattern: string, replacement: string, flags?: string?)"] = a =>
            Run(a, 3, regex => Replace(a, regex)),
        ["split(string: string, delimiter: string)"] = a => Run(a, 2, regex => Split(a, regex)),
    };

    static FeelValue? Run(Arguments a, int flags, Func<Regex, FeelValue?> use)
    {
        var (regex, error) = XPathPattern.Compile(a.Text(1), a.Has(flags) ? a.Text(flags) : "", a.Site.State.Limits.RegexTime);
        if (regex is null)
            return a.NoResult(error!);
        try
        {
            return use(regex);
        }
        catch (RegexMatchTimeoutException)
        {
            return a.Site.Fail(FeelProblem.Limit, "the pattern takes too long on this text");
        }
    }

    static FeelValue? Replace(Arguments a, Regex regex)
    {
        // XPath 2.0 err:FORX0003 and FORX0004.
        if (regex.IsMatch(""))
            return a.NoResult("the pattern matches the empty text");
        if (XPathPattern.Replacement(a.Text(2), regex.GetGroupNumbers().Length - 1) is not { } replace)
            return a.NoResult("in a replacement, $ stands before a digit and \\ before $ or \\");
        var text = regex.Replace(a.Text(0), replace);
        a.Site.State.CheckSize(a.Site.Position, text.Length);
        return new FeelString(text);
    }

    static FeelList Split(Arguments a, Regex regex)
    {
        var parts = new List<FeelValue?>();
        var start = 0;
        foreach (Match match in regex.Matches(a.Text(0)))
        {
            if (match.Length == 0)
                continue;
            parts.Add(a.Text(0)[start..match.Index]);
            start = match.Index + match.Length;
        }
        parts.Add(a.Text(0)[start..]);
        return new([.. parts]);
    }
}
