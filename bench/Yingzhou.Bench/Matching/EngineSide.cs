using Yingzhou.Languages.Feel;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Bench.Matching;

/// <summary>The same world as the engine takes it.</summary>
static class EngineSide
{
    static readonly DateTimeOffset At = new(2026, 11, 25, 1, 0, 0, TimeSpan.Zero);

    public static FactTable Table(MatchingWorld world)
    {
        var table = new FactTable(world.Firms.Count, At);
        foreach (var (row, firm) in world.Firms.Index())
        foreach (var (name, value) in firm.Facts)
            if (value is not null)
                table.Set(row, name, Value(value), firm.Declared.Contains(name));
        return table;
    }

    public static IReadOnlyList<Criterion> Criteria(MatchingWorld world) =>
        [.. world.Clauses.Select(clause => Criterion.Compile(clause.Feel, FactDictionary.Open).Value)];

    static FeelValue Value(object value) =>
        value switch
        {
            decimal number => number,
            bool truth => truth,
            _ => (string)value,
        };

    public static bool Same(Answer answer, Verdict verdict) => answer.ToString() == verdict.ToString();
}
