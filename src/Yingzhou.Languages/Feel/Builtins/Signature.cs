namespace Yingzhou.Languages.Feel.Builtins;

/// <summary>What a parameter of a built-in accepts. Comparable is anything with an order.</summary>
enum Kind
{
    Any,
    Number,
    String,
    Boolean,
    List,
    Context,
    Function,
    Range,
    Date,
    Time,
    DateTime,
    Duration,
    Day,
}

sealed record Parameter(string Name, Kind Kind, bool IsOptional, bool IsNullable, bool IsVariadic)
{
    /// <summary>Whether the value, or null, passes as it is.</summary>
    public bool Takes(FeelValue? value) => value is null ? IsNullable : Kinds.Accepts(Kind, value);
}

delegate FeelValue? BuiltinBody(Arguments arguments);

delegate bool TextRelation(string text, string other);

/// <summary>Of a value that the parameter takes as it is.</summary>
delegate FeelValue? ValueFunction(FeelValue? value);

/// <summary>
/// One way to call a built-in, written as in the tables of DMN 1.5 §10.3.4: <c>substring(string: string, start position: number,
/// length?: number)</c>.
/// A question mark behind a name makes the parameter optional, behind a type lets null pass; <c>list...</c> also takes the items one by
/// one.
/// </summary>
sealed class Signature
{
    Signature(string name, Parameter[] parameters, BuiltinBody body)
    {
        (Name, Parameters, Body) = (name, parameters, body);
        Required = parameters.Count(parameter => !parameter.IsOptional);
        ParameterNames = [.. parameters.Select(parameter => parameter.Name)];
    }

    public string Name { get; }
    public Parameter[] Parameters { get; }
    public BuiltinBody Body { get; }

    /// <summary>For functions that say something about two texts: what they say, without the surroundings of a call.</summary>
    public TextRelation? Relation { get; private init; }

    /// <summary>The same for functions of one value.</summary>
    public ValueFunction? OfOne { get; private init; }
    public int Required { get; }
    public string[] ParameterNames { get; }
    public bool IsVariadic => Parameters is [.., { IsVariadic: true }];

    public static Signature Parse(string text, BuiltinBody body)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var list = text[(open + 1)..^1];
        return new(text[..open], list.Length == 0 ? [] : [.. list.Split(", ").Select(Read)], body);
    }

    public static Signature Parse(string text, TextRelation relation)
    {
        var whole = Parse(text, a => FeelBoolean.Of(relation(a.Text(0), a.Text(1))));
        return new(whole.Name, whole.Parameters, whole.Body) { Relation = relation };
    }

    public static Signature Parse(string text, ValueFunction function)
    {
        var whole = Parse(text, a => function(a[0]));
        return new(whole.Name, whole.Parameters, whole.Body) { OfOne = function };
    }

    static Parameter Read(string text)
    {
        var parts = text.Split(": ");
        var (name, type) = (parts[0], parts[1]);
        var (optional, variadic) = (name.EndsWith('?'), type.EndsWith("...", StringComparison.Ordinal));
        type = variadic ? type[..^3] : type;
        var nullable = type.EndsWith('?');
        var kind = Enum.Parse<Kind>(nullable ? type[..^1] : type, ignoreCase: true);
        return new(optional ? name[..^1] : name, kind, optional, nullable || kind == Kind.Any, variadic);
    }
}
