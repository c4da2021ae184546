using Yingzhou.Languages.Feel.Evaluation;

namespace Yingzhou.Languages.Feel.Builtins;

/// <summary>DMN 1.5 table 71: list functions that return a changed copy. Positions count from one, negative ones from the end.</summary>
static class ListEditing
{
    public static readonly Dictionary<string, BuiltinBody> All = new()
    {
        ["append(list: list, item: any...)"] = a => new FeelList([.. a.List(0), .. a.List(1)]),
        ["insert before(list: list, position: number, newItem: any)"] = a =>
            Index(a, a.List(0).Count) is { } i
                ? new FeelList([.. a.List(0).Take(i), a[2], .. a.List(0).Skip(i)])
                : a.NoResult($"a list of {a.List(0).Count} has no position {a.Number(1)}"),
        ["remove(list: list, position: number)"] = a =>
            Index(a, a.List(0).Count) is { } i
                ? new FeelList([.. a.List(0).Take(i), .. a.List(0).Skip(i + 1)])
                : a.NoResult($"a list of {a.List(0).Count} has no position {a.Number(1)}"),
        ["list replace(list: list, position: number, newItem: any)"] = a =>
            Index(a, a.List(0).Count) is { } i
                ? new FeelList([.. a.List(0).Take(i), a[2], .. a.List(0).Skip(i + 1)])
                : a.NoResult($"a list of {a.List(0).Count} has no position {a.Number(1)}"),
        ["list replace(list: list, match: function, newItem: any)"] = ReplaceMatches,
    };

    static int? Index(Arguments a, int count) =>
        a.Truncated(1) is not { } position || position == 0 || Math.Abs((long)position) > count ? null : position > 0 ? position - 1 : count + position;

    static FeelValue? ReplaceMatches(Arguments a)
    {
        var match = (FeelFunction)a[1]!;
        if (match.ParameterNames.Count != 2)
            return a.Site.Fail(FeelProblem.WrongArguments, "the function takes an item and the new item");
        var items = a.List(0).Span.ToArray();
        for (var i = 0; i < items.Length; i++)
        {
            a.Site.State.Step(a.Site.Position);
            if (match.Invoke([items[i], a[2]], a.Site) is not FeelBoolean matches)
                return a.WrongType("the function does not answer true or false");
            if (matches.Value)
                items[i] = a[2];
        }
        return new FeelList(items);
    }
}
