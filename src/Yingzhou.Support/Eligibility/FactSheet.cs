using Yingzhou.Languages.Feel;

namespace Yingzhou.Support.Eligibility;

/// <summary>What is known of one party at one moment.</summary>
public sealed class FactSheet
{
    readonly Dictionary<string, Fact> facts;
    readonly Lazy<FeelContext> variables;

    /// <param name="at">The moment of judging: <c>today()</c> and <c>now()</c> in conditions.</param>
    /// <param name="possible">What an unknown fact may turn out to be, where that is bounded.</param>
    public FactSheet(IEnumerable<Fact> facts, DateTimeOffset at, IReadOnlyDictionary<string, IReadOnlyList<FeelValue>>? possible = null)
        : this(facts.ToDictionary(fact => fact.Name, StringComparer.Ordinal), at, possible) { }

    FactSheet(Dictionary<string, Fact> facts, DateTimeOffset at, IReadOnlyDictionary<string, IReadOnlyList<FeelValue>>? possible)
    {
        this.facts = facts;
        At = at;
        Possible = possible ?? new Dictionary<string, IReadOnlyList<FeelValue>>();
        variables = new(Nested);
        Options = new() { Clock = new StandingClock(at) };
    }

    public DateTimeOffset At { get; }

    public IReadOnlyCollection<Fact> Facts => facts.Values;

    internal IReadOnlyDictionary<string, IReadOnlyList<FeelValue>> Possible { get; }

    internal FeelContext Variables => variables.Value;

    internal FeelEvaluationOptions Options { get; }

    public Fact? Find(string name) => facts.GetValueOrDefault(name);

    internal FeelValue? Value(string name) => facts.TryGetValue(name, out var fact) ? fact.Value : null;

    /// <summary>The same without what the party only says of itself.</summary>
    internal FactSheet Firm =>
        facts.Values.Any(fact => fact.Declared)
            ? new(facts.Values.Where(fact => !fact.Declared).ToDictionary(fact => fact.Name, StringComparer.Ordinal), At, Possible)
            : this;

    /// <summary>The same, were this so.</summary>
    internal FactSheet With(string name, FeelValue value) =>
        new(new Dictionary<string, Fact>(facts, StringComparer.Ordinal) { [name] = new(name, value, "", At) }, At, Possible);

    FeelContext Nested() => Of(facts.Values.Select(fact => (Path: fact.Name.Split('.'), fact.Value)), 0);

    static FeelContext Of(IEnumerable<(string[] Path, FeelValue Value)> entries, int depth) =>
        new(
            entries
                .GroupBy(entry => entry.Path[depth], StringComparer.Ordinal)
                .Select(group =>
                {
                    var whole = group.FirstOrDefault(entry => entry.Path.Length == depth + 1).Value;
                    return KeyValuePair.Create(group.Key, whole ?? (FeelValue?)Of(group, depth + 1));
                })
        );

    sealed class StandingClock(DateTimeOffset at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at.ToUniversalTime();

        public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    }
}
