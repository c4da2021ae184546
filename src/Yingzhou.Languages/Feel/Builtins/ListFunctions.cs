using Yingzhou.Languages.Feel.Evaluation;

namespace Yingzhou.Languages.Feel.Builtins;

/// <summary>DMN 1.5 table 71: list functions that look, choose and order.</summary>
static class ListFunctions
{
    public static readonly Dictionary<string, BuiltinBody> All = new()
    {
        ["list contains(list: list, element: any)"] = a =>
            FeelBoolean.Of(Looked(a).Any(item => FeelComparison.AreEqual(item, a[1]) == true)),
        ["count(list: list...)"] = a => FeelNumber.Of(a.List(0).Count),
        ["index of(list: list, match: any)"] = a => new FeelList(
            Looked(a).Index().Where(e => FeelComparison.AreEqual(e.Item, a[1]) == true).Select(FeelValue? (e) => FeelNumber.Of(e.Index + 1))
        ),
        ["distinct values(list: list)"] = a => Distinct(a, a.List(0)),
        ["union(list: any...)"] = a => Distinct(a, AllItems(a)),
        ["concatenate(list: any...)"] = a => Checked(a, new FeelList(AllItems(a))),
        ["flatten(list: list)"] = Flatten,
        ["reverse(list: list)"] = a => new FeelList(a.List(0).Reverse()),
        ["sublist(list: list, start position: number, length?: number)"] = Sublist,
        ["sort(list: list, precedes?: function)"] = Sort,
    };

    // The list in which every item will be compared with the second argument: no comparison costs more than the smaller of the two.
    static FeelList Looked(Arguments a)
    {
        var list = a.List(0);
        a.Site.State.Step(a.Site.Position, Math.Min(Extent.Of(list).Weight, list.Count * Extent.Of(a[1]).Weight));
        return list;
    }

    static IEnumerable<FeelValue?> AllItems(Arguments a)
    {
        foreach (var part in a.List(0))
        {
            foreach (var item in part as IEnumerable<FeelValue?> ?? [part])
            {
                a.Site.State.Step(a.Site.Position);
                yield return item;
            }
        }
    }

    static FeelList Checked(Arguments a, FeelList list)
    {
        a.Site.State.CheckSize(a.Site.Position, list.Count);
        return list;
    }

    static FeelList Distinct(Arguments a, IEnumerable<FeelValue?> items)
    {
        var seen = new HashSet<(FeelValue?, int)>();
        var kept = new List<FeelValue?>();
        foreach (var item in items)
        {
            a.Site.State.Step(a.Site.Position, Extent.Of(item).Weight);
            if (seen.Add((item, 0)))
                kept.Add(item);
        }
        return new([.. kept]);
    }

    static FeelList Flatten(Arguments a)
    {
        var flat = new List<FeelValue?>();
        Add(a.List(0));
        return Checked(a, new([.. flat]));

        void Add(FeelList list)
        {
            a.Site.State.Enter(a.Site.Position);
            foreach (var item in list)
            {
                if (item is FeelList inner)
                    Add(inner);
                else
                    flat.Add(item);
                a.Site.State.Step(a.Site.Position);
            }
            a.Site.State.Leave();
        }
    }

    static FeelValue? Sublist(Arguments a)
    {
        var list = a.List(0);
        if (a.Truncated(1) is not { } start || start == 0 || Math.Abs((long)start) > list.Count)
            return a.NoResult($"a list of {list.Count} has no position {a.Number(1)}");
        var first = start > 0 ? start - 1 : list.Count + start;
        var length = list.Count - first;
        if (a.Has(2))
        {
            if (a.Truncated(2) is not { } wanted || wanted < 1 || wanted > length)
                return a.NoResult("the list is not that long");
            length = wanted;
        }
        return new FeelList(list.Span.Slice(first, length).ToArray());
    }

    // A merge sort, because it asks the function of the model few questions and survives inconsistent answers.
    static FeelValue? Sort(Arguments a)
    {
        var items = a.List(0).Span.ToArray();
        var scratch = new FeelValue?[items.Length];
        var failed = false;
        for (var width = 1; width < items.Length && !failed; width *= 2)
        {
            for (var start = 0; start < items.Length; start += 2 * width)
                Merge(start, Math.Min(start + width, items.Length), Math.Min(start + (2 * width), items.Length));
            (items, scratch) = (scratch, items);
        }
        return failed ? a.WrongType("the function does not order these items") : new FeelList(items);

        void Merge(int left, int middle, int end)
        {
            var right = middle;
            for (int i = left, from = left; i < end; i++)
                scratch[i] = from < middle && (right >= end || !Precedes(items[right], items[from])) ? items[from++] : items[right++];
        }

        bool Precedes(FeelValue? one, FeelValue? other)
        {
            a.Site.State.Step(a.Site.Position);
            var answer =
                a.Has(1) ? ((FeelFunction)a[1]!).Invoke([one, other], a.Site) as FeelBoolean
                : FeelComparison.Compare(one, other) is { } order ? FeelBoolean.Of(order < 0)
                : null;
            failed |= answer is null;
            return answer == FeelBoolean.True;
        }
    }
}
