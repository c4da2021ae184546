namespace Yingzhou.Languages.Feel.Builtins;

/// <summary>DMN 1.5 table 78: context functions.</summary>
static class ContextFunctions
{
    public static readonly Dictionary<string, BuiltinBody> All = new()
    {
        ["get value(m: context, key: string)"] = a => a.Context(0)[a.Text(1)],
        ["get entries(m: context)"] = a =>
            new FeelList(a.Context(0).Select(FeelValue? (entry) => new FeelContext(("key", new FeelString(entry.Key)), ("value", entry.Value)))),
        ["context(entries: list)"] = FromEntries,
        ["context put(context: context, key: string, value: any)"] = a => a.Context(0).With(a.Text(1), a[2]),
        ["context put(context: context, keys: list, value: any)"] = a => Put(a, a.Context(0), a.List(1), 0),
        ["context merge(contexts: list)"] = Merge,
    };

    static FeelValue? FromEntries(Arguments a)
    {
        var context = new FeelContext();
        foreach (var item in a.List(0))
        {
            if (item is not FeelContext entry || entry["key"] is not FeelString key || !entry.TryGet("value", out var value))
                return a.WrongType("an entry is a context with a key and a value");
            if (context.Contains(key.Value))
                return a.NoResult($"the key '{key.Value}' occurs twice");
            context.Set(key.Value, value);
        }
        return context;
    }

    static FeelValue? Put(Arguments a, FeelContext context, FeelList keys, int depth)
    {
        if (depth == keys.Count || keys[depth] is not FeelString key)
            return a.WrongType("the keys are a list of texts that is not empty");
        if (depth == keys.Count - 1)
            return context.With(key.Value, a[2]);
        // Where there is nothing on the way yet, a context is put; where something else is, there is no way.
        var next = context[key.Value] ?? (context.Contains(key.Value) ? null : FeelContext.Empty);
        if (next is not FeelContext inner)
            return a.WrongType($"'{key.Value}' is no context");
        return Put(a, inner, keys, depth + 1) is { } changed ? context.With(key.Value, changed) : null;
    }

    static FeelValue? Merge(Arguments a)
    {
        var merged = new FeelContext();
        foreach (var item in a.List(0))
        {
            if (item is not FeelContext context)
                return a.WrongType($"{FeelValue.TypeNameOf(item)} is no context");
            foreach (var (name, value) in context)
                merged.Set(name, value);
        }
        return merged;
    }
}
