namespace Yingzhou.Bench.Matching;

/// <summary>Enterprises and clauses by a seed: figures spread as firms are, about a tenth unknown, a few only declared, values on the limits themselves among them.</summary>
sealed class MatchingWorld
{
    static readonly (string Name, decimal Most, decimal Unit)[] Numbers =
    [
        ("staff", 1_200, 1),
        ("revenue", 60_000, 1),
        ("rd", 3_000, 0.1m),
        ("tax", 4_000, 0.1m),
        ("patents", 40, 1),
        ("exports", 9_000, 1),
        ("investment", 8_000, 1),
        ("hires", 60, 1),
    ];

    static readonly string[] Truths = ["highTech", "penalty", "dishonest", "aboveScale", "greenFactory", "specialised"];

    static readonly (string Name, string[] Words)[] Texts =
    [
        ("sector", ["industry", "software", "wholesale", "retail", "transport", "catering", "agriculture"]),
        ("county", ["330902", "330903", "330921", "330922"]),
        ("size", ["micro", "small", "medium", "large"]),
    ];

    static readonly string[] Operators = [">=", ">=", ">", "<=", "<"];

    static readonly decimal[] Steps = [0.05m, 0.1m, 0.15m, 0.2m, 0.3m, 0.4m, 0.5m];

    readonly Random random;

    public MatchingWorld(int seed, int firms, int clauses)
    {
        random = new(seed);
        Clauses = [.. Enumerable.Range(0, clauses).Select(_ => Clause())];
        Firms = [.. Enumerable.Range(0, firms).Select(_ => Firm())];
    }

    public IReadOnlyList<Clause> Clauses { get; }

    public IReadOnlyList<Firm> Firms { get; }

    Clause Clause() => new Both([.. Enumerable.Range(0, random.Next(2, 6)).Select(_ => Part(0))]);

    Clause Part(int depth) =>
        random.Next(depth >= 2 ? 7 : 10) switch
        {
            0 or 1 or 2 => Number(),
            3 or 4 => new OneOf(Texts[0].Name, [.. Texts[0].Words.OrderBy(_ => random.Next()).Take(random.Next(1, 4))]),
            5 => new Yes(Truths[random.Next(Truths.Length)]),
            6 => random.Next(2) == 0 ? new Limit("rd", "revenue", ">=", Steps[random.Next(3)] / 5) : Word(),
            7 => new Never(new Yes(Truths[random.Next(Truths.Length)])),
            8 => new Either([Part(depth + 1), Part(depth + 1)]),
            _ => new Never(new Both([Part(depth + 1), Part(depth + 1)])),
        };

    OneOf Word()
    {
        var (name, words) = Texts[random.Next(1, Texts.Length)];
        return new(name, [.. words.OrderBy(_ => random.Next()).Take(random.Next(1, words.Length))]);
    }

    Limit Number()
    {
        var (name, most, unit) = Numbers[random.Next(Numbers.Length)];
        return new(name, null, Operators[random.Next(Operators.Length)], Whole(most * Steps[random.Next(Steps.Length)], unit));
    }

    Firm Firm()
    {
        var facts = new Dictionary<string, object?>();
        foreach (var (name, most, unit) in Numbers)
            facts[name] = Known(() =>
                random.Next(8) == 0
                    ? Whole(most * Steps[random.Next(Steps.Length)], unit)
                    : Whole(most * (decimal)Math.Pow(random.NextDouble(), 2), unit)
            );
        foreach (var name in Truths)
            facts[name] = Known(() => random.Next(3) == 0);
        foreach (var (name, words) in Texts)
            facts[name] = Known(() => words[random.Next(words.Length)]);
        return new(facts, facts.Keys.Where(_ => random.Next(40) == 0).ToHashSet());
    }

    object? Known(Func<object> value) => random.Next(10) == 0 ? null : value();

    static decimal Whole(decimal value, decimal unit) => decimal.Floor(value / unit) * unit;
}
