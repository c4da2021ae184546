namespace Yingzhou.Languages.Feel.Syntax;

// list<number>, range<date>, context<a: string>, function<number> -> string, and names of types. An unknown name gives null.
sealed partial class Parser
{
    FeelType? Type() => Nested(TypeBody)?.Value;

    sealed record Typed(FeelType? Value);

    Typed TypeBody()
    {
        var name = IsWord("function") ? "function" : null;
        if (name is not null)
            Advance();
        else
            name = Name();
        while (Skip("."))
            name += "." + Name();
        if (!IsSymbol("<"))
            return new(FeelType.ByName(name) ?? options.Types(name));
        switch (name)
        {
            case "list" or "range":
                Expect("<");
                var item = Type();
                Expect(">");
                return new(item is null ? null : name == "list" ? new ListType(item) : new RangeType(item));
            case "context":
                return ContextTypeBody();
            case "function":
                return FunctionTypeBody();
            default:
                throw Unexpected("no type argument");
        }
    }

    Typed ContextTypeBody()
    {
        Expect("<");
        var entries = new List<(string, FeelType?)>();
        while (!IsSymbol(">"))
        {
            if (entries.Count > 0)
                Expect(",");
            var key = Key();
            entries.Add((key, Type()));
        }
        Expect(">");
        return new(entries.Exists(entry => entry.Item2 is null) ? null : new ContextType([.. entries.Select(entry => (entry.Item1, entry.Item2!))]));
    }

    Typed FunctionTypeBody()
    {
        Expect("<");
        var parameters = new List<FeelType?>();
        while (!IsSymbol(">"))
        {
            if (parameters.Count > 0)
                Expect(",");
            parameters.Add(Type());
        }
        Expect(">");
        Expect("->");
        var result = Type();
        return new(result is null || parameters.Contains(null) ? null : new FunctionType([.. parameters.Select(p => p!)], result));
    }
}
