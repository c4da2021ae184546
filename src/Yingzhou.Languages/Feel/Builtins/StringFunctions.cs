namespace Yingzhou.Languages.Feel.Builtins;

/// <summary>DMN 1.5 table 70: string functions without patterns, and the negation. Positions count code points from one.</summary>
static class StringFunctions
{
    public static readonly Dictionary<string, BuiltinBody> All = new()
    {
        ["substring(string: string, start position: number, length?: number)"] = Substring,
        ["substring before(string: string, match: string)"] = a =>
            a.Text(0).IndexOf(a.Text(1), StringComparison.Ordinal) is >= 0 and var i ? new FeelString(a.Text(0)[..i]) : new FeelString(""),
        ["substring after(string: string, match: string)"] = a =>
            a.Text(0).IndexOf(a.Text(1), StringComparison.Ordinal) is >= 0 and var i
                ? new FeelString(a.Text(0)[(i + a.Text(1).Length)..])
                : new FeelString(""),
        ["string join(list: list, delimiter?: string?)"] = Join,
    };

    // Code points are compared where their UTF-16 units are: neither half of a pair is ever equal to another character.
    public static readonly Dictionary<string, TextRelation> Relations = new()
    {
        ["contains(string: string, match: string)"] = (text, match) => text.Contains(match, StringComparison.Ordinal),
        ["starts with(string: string, match: string)"] = (text, match) => text.StartsWith(match, StringComparison.Ordinal),
        ["ends with(string: string, match: string)"] = (text, match) => text.EndsWith(match, StringComparison.Ordinal),
    };

    public static readonly Dictionary<string, ValueFunction> OfOne = new()
    {
        ["string length(string: string)"] = text => FeelNumber.Of(CodePoints.Count(((FeelString)text!).Value)),
        ["upper case(string: string)"] = text => new FeelString(((FeelString)text!).Value.ToUpperInvariant()),
        ["lower case(string: string)"] = text => new FeelString(((FeelString)text!).Value.ToLowerInvariant()),
        ["not(negand: any)"] = negand => negand is FeelBoolean known ? FeelBoolean.Of(!known.Value) : null,
    };

    static FeelValue? Substring(Arguments a)
    {
        var text = a.Text(0);
        var count = CodePoints.Count(text);
        if (Whole(a, 1) is not { } start || start == 0 || start < -count || start > count)
            return a.NoResult($"a text of {count} characters has no position {a.Number(1)}");
        var first = (int)(start > 0 ? start - 1 : count + start);
        var length = (long)count - first;
        if (a.Has(2))
        {
            if (Whole(a, 2) is not { } wanted || wanted < 1 || wanted > length)
                return a.NoResult($"the length must lie between 1 and {length}");
            length = wanted;
        }
        // As many code points as UTF-16 units: no pairs, so positions are indices.
        if (count == text.Length)
            return new FeelString(text.Substring(first, (int)length));
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
