namespace Yingzhou.Languages.Feel.Builtins;

/// <summary>DMN 1.5 table 70: string functions without patterns. Positions count code points from one.</summary>
static class StringFunctions
{
    public static readonly Dictionary<string, BuiltinBody> All = new()
    {
        ["substring(string: string, start position: number, length?: number)"] = Substring,
        ["string length(string: string)"] = a => FeelNumber.Of(CodePoints.Count(a.Text(0))),
        ["upper case(string: string)"] = a => new FeelString(a.Text(0).ToUpperInvariant()),
        ["lower case(string: string)"] = a => new FeelString(a.Text(0).ToLowerInvariant()),
        ["substring before(string: string, match: string)"] = a =>
            a.Text(0).IndexOf(a.Text(1), StringComparison.Ordinal) is >= 0 and var i ? new FeelString(a.Text(0)[..i]) : new FeelString(""),
        ["substring after(string: string, match: string)"] = a =>
            a.Text(0).IndexOf(a.Text(1), StringComparison.Ordinal) is >= 0 and var i
                ? new FeelString(a.Text(0)[(i + a.Text(1).Length)..])
                : new FeelString(""),
        ["contains(string: string, match: string)"] = a => FeelBoolean.Of(a.Text(0).Contains(a.Text(1), StringComparison.Ordinal)),
        ["starts with(string: string, match: string)"] = a => FeelBoolean.Of(a.Text(0).StartsWith(a.Text(1), StringComparison.Ordinal)),
        ["ends with(string: string, match: string)"] = a => FeelBoolean.Of(a.Text(0).EndsWith(a.Text(1), StringComparison.Ordinal)),
        ["string join(list: list, delimiter?: string?)"] = Join,
    };

    static FeelValue? Substring(Arguments a)
    {
        var text = a.Text(0);
        var count = CodePoints.Count(text);
        if (Whole(a, 1) is not { } start || start == 0 || Math.Abs(start) > count)
            return a.NoResult($"a text of {count} characters has no position {a.Number(1)}");
        var first = (int)(start > 0 ? start - 1 : count + start);
        var length = (long)count - first;
        if (a.Has(2))
        {
            if (Whole(a, 2) is not { } wanted || wanted < 1)
                return a.NoResult("the length must be one at least");
            length = Math.Min(length, wanted);
        }
        var begin = CodePoints.IndexOf(text, first);
        return new FeelString(text[begin..CodePoints.IndexOf(text, (int)(first + length))]);
    }

    static long? Whole(Arguments a, int index) => a.Number(index).ToInt64() ?? a.Number(index).Truncate(0).ToInt64();

    static FeelValue? Join(Arguments a)
    {
        var parts = new List<string>();
        var delimiter = a.Has(1) ? a.Text(1) : "";
        long length = 0;
        foreach (var item in a.List(0))
        {
            if (item is FeelString text)
            {
                a.Site.State.CheckSize(a.Site.Position, length += text.Value.Length + delimiter.Length);
                parts.Add(text.Value);
            }
            else if (item is not null)
                return a.WrongType($"{item.TypeName} is no text to join");
        }
        return new FeelString(string.Join(delimiter, parts));
    }
}
