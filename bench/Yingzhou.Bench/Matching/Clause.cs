using System.Globalization;

namespace Yingzhou.Bench.Matching;

/// <summary>A condition as a generator made it. It writes itself as FEEL for the engine; the oracle judges it as it is and never sees that text.</summary>
abstract record Clause
{
    public abstract string Feel { get; }

    protected static string Of(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary><c>fact op limit</c>; with <paramref name="Over"/>, the quotient of two facts.</summary>
sealed record Limit(string Fact, string? Over, string Operator, decimal Number) : Clause
{
    public string Measure => Over is null ? Fact : $"{Fact} / {Over}";

    public override string Feel => $"{Measure} {Operator} {Of(Number)}";
}

sealed record Yes(string Fact) : Clause
{
    public override string Feel => Fact;
}

sealed record OneOf(string Fact, IReadOnlyList<string> Words) : Clause
{
    public override string Feel =>
        Words is [var only] ? $"{Fact} = \"{only}\"" : $"{Fact} in ({string.Join(", ", Words.Select(word => $"\"{word}\""))})";
}

sealed record Both(IReadOnlyList<Clause> Parts) : Clause
{
    public override string Feel => $"({string.Join(" and ", Parts.Select(part => part.Feel))})";
}

sealed record Either(IReadOnlyList<Clause> Parts) : Clause
{
    public override string Feel => $"({string.Join(" or ", Parts.Select(part => part.Feel))})";
}

sealed record Never(Clause Part) : Clause
{
    public override string Feel => $"not({Part.Feel})";
}
