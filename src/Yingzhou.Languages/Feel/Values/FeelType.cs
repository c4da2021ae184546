namespace Yingzhou.Languages.Feel;

/// <summary>
/// A type of FEEL: what <c>instance of</c> asks for and what item definitions of a decision model are made of.
/// Conformance follows DMN 1.5 §10.3.2.9: null conforms to every type, a context to one that asks for fewer entries.
/// </summary>
public abstract class FeelType
{
    public static readonly FeelType Any = new SimpleType("Any");
    public static readonly FeelType Null = new SimpleType("Null");
    public static readonly FeelType Number = new SimpleType("number");
    public static readonly FeelType String = new SimpleType("string");
    public static readonly FeelType Boolean = new SimpleType("boolean");
    public static readonly FeelType Date = new SimpleType("date");
    public static readonly FeelType Time = new SimpleType("time");
    public static readonly FeelType DateTime = new SimpleType("date and time");
    public static readonly FeelType DaysDuration = new SimpleType("days and time duration");
    public static readonly FeelType MonthsDuration = new SimpleType("years and months duration");
    public static readonly FeelType AnyContext = new ContextType([]);

    static readonly Dictionary<string, FeelType> Named = new(StringComparer.Ordinal)
    {
        ["Any"] = Any,
        ["Null"] = Null,
        ["number"] = Number,
        ["string"] = String,
        ["boolean"] = Boolean,
        ["date"] = Date,
        ["time"] = Time,
        ["date and time"] = DateTime,
        ["dateTime"] = DateTime,
        ["days and time duration"] = DaysDuration,
        ["dayTimeDuration"] = DaysDuration,
        ["years and months duration"] = MonthsDuration,
        ["yearMonthDuration"] = MonthsDuration,
        ["context"] = AnyContext,
        ["list"] = new ListType(Any),
    };

    /// <summary>A built-in type by FEEL's name for it (or the XML name that old models use); <c>null</c> for any other name.</summary>
    public static FeelType? ByName(string name) => Named.GetValueOrDefault(name);

    /// <summary>Whether a value belongs to the type; null belongs to all of them.</summary>
    public abstract bool Accepts(FeelValue? value);

    /// <summary>The type alone, without the values that item definitions allow of it: <c>instance of</c> does not ask for those.</summary>
    internal virtual FeelType Unconstrained => this;

    /// <summary>Whether every value of this type belongs to the other.</summary>
    internal abstract bool ConformsTo(FeelType other);

    internal static FeelType Of(FeelValue? value) =>
        value switch
        {
            null => Null,
            FeelList list => new ListType(list.Count == 0 || list.Skip(1).Any(item => !Of(item).Equals(Of(list[0]))) ? Any : Of(list[0])),
            FeelContext context => new ContextType([.. context.Select(entry => (entry.Key, Of(entry.Value)))]),
            FeelRange range => new RangeType(Of(range.Start ?? range.End)),
            FeelFunction function => new FunctionType(function.ParameterTypes, function.ResultType),
            _ => ByName(value.TypeName) ?? Any,
        };
}

sealed class SimpleType(string name) : FeelType
{
    public string Name { get; } = name;

    enum Kind : byte
    {
        Null,
        Any,
        Number,
        String,
        Boolean,
        Date,
        Time,
        DateTime,
        DaysDuration,
        MonthsDuration,
    }

    readonly Kind kind = name switch
    {
        "Any" => Kind.Any,
        "number" => Kind.Number,
        "string" => Kind.String,
        "boolean" => Kind.Boolean,
        "date" => Kind.Date,
        "time" => Kind.Time,
        "date and time" => Kind.DateTime,
        "days and time duration" => Kind.DaysDuration,
        "years and months duration" => Kind.MonthsDuration,
        _ => Kind.Null,
    };

    public override bool Accepts(FeelValue? value) =>
        value is null
        || kind switch
        {
            Kind.Any => true,
            Kind.Number => value is FeelNumber,
            Kind.String => value is FeelString,
            Kind.Boolean => value is FeelBoolean,
            Kind.Date => value is FeelDate,
            Kind.Time => value is FeelTime,
            Kind.DateTime => value is FeelDateTime,
            Kind.DaysDuration => value is FeelDaysDuration,
            Kind.MonthsDuration => value is FeelMonthsDuration,
            _ => false,
        };

    internal override bool ConformsTo(FeelType other) => other == Any || this == Null || this == other;

    public override string ToString() => Name;
}

sealed class ListType(FeelType item) : FeelType
{
    public FeelType Item { get; } = item;

    public override bool Accepts(FeelValue? value) => value is null || (value is FeelList list && (Item == Any || list.All(Item.Accepts)));

    internal override bool ConformsTo(FeelType other) => other == Any || (other is ListType list && Item.ConformsTo(list.Item));

    internal override FeelType Unconstrained => new ListType(Item.Unconstrained);

    public override bool Equals(object? obj) => obj is ListType other && Item.Equals(other.Item);

    public override int GetHashCode() => HashCode.Combine("list", Item);

    public override string ToString() => $"list<{Item}>";
}

sealed class RangeType(FeelType endpoint) : FeelType
{
    public FeelType Endpoint { get; } = endpoint;

    public override bool Accepts(FeelValue? value) =>
        value is null || (value is FeelRange range && Endpoint.Accepts(range.Start) && Endpoint.Accepts(range.End));

    internal override bool ConformsTo(FeelType other) => other == Any || (other is RangeType range && Endpoint.ConformsTo(range.Endpoint));

    public override bool Equals(object? obj) => obj is RangeType other && Endpoint.Equals(other.Endpoint);

    public override int GetHashCode() => HashCode.Combine("range", Endpoint);

    public override string ToString() => $"range<{Endpoint}>";
}

sealed class ContextType(IReadOnlyList<(string Name, FeelType Type)> entries) : FeelType
{
    public IReadOnlyList<(string Name, FeelType Type)> Entries { get; } = entries;

    public override bool Accepts(FeelValue? value) =>
        value is null
        || (value is FeelContext context && Entries.All(entry => context.TryGet(entry.Name, out var member) && entry.Type.Accepts(member)));

    internal override bool ConformsTo(FeelType other) =>
        other == Any
        || (
            other is ContextType context
            && context.Entries.All(wanted => Entries.Any(entry => entry.Name == wanted.Name && entry.Type.ConformsTo(wanted.Type)))
        );

    internal override FeelType Unconstrained => new ContextType([.. Entries.Select(entry => (entry.Name, entry.Type.Unconstrained))]);

    // The order of the entries does not matter (§10.3.2.9.1).
    public override bool Equals(object? obj) =>
        obj is ContextType other && Entries.Count == other.Entries.Count && Entries.All(other.Entries.Contains);

    public override int GetHashCode() => Entries.Count;

    public override string ToString() => $"context<{string.Join(", ", Entries.Select(entry => $"{entry.Name}: {entry.Type}"))}>";
}

sealed class FunctionType(IReadOnlyList<FeelType> parameters, FeelType result) : FeelType
{
    public IReadOnlyList<FeelType> Parameters { get; } = parameters;
    public FeelType Result { get; } = result;

    public override bool Accepts(FeelValue? value) => value is null || (value is FeelFunction && Of(value).ConformsTo(this));

    // Parameters are contravariant, the result covariant.
    internal override bool ConformsTo(FeelType other) =>
        other == Any
        || (
            other is FunctionType function
            && Parameters.Count == function.Parameters.Count
            && Parameters.Zip(function.Parameters).All(pair => pair.Second.ConformsTo(pair.First) || pair.First == Any)
            && (Result.ConformsTo(function.Result) || Result == Any)
        );

    public override bool Equals(object? obj) =>
        obj is FunctionType other && Parameters.SequenceEqual(other.Parameters) && Result.Equals(other.Result);

    public override int GetHashCode() => HashCode.Combine("function", Parameters.Count, Result);

    public override string ToString() => $"function<{string.Join(", ", Parameters)}> -> {Result}";
}
