using System.Numerics;
using CsCheck;
using Yingzhou.Apps.Services.EnterpriseServices.Paying;
using Yingzhou.Kernel;
using Yingzhou.Languages.Feel;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Tests.EnterpriseServices;

/// <summary>What holds for every input of the rules of a08.</summary>
public class PropertyTests
{
    static readonly DateTimeOffset Now = new(2026, 11, 25, 1, 0, 0, TimeSpan.Zero);

    static readonly Gen<(int[] Amounts, int[] Days, bool[] Edges)> Graphs = Gen.Int[0, 12]
        .SelectMany(n => Gen.Select(Gen.Int[0, 9].Array[n], Gen.Int[0, 30].Array[n], Gen.Bool.Array[n * n]));

    [Fact]
    public void A_plan_pays_what_trying_all_plans_pays_and_as_early() =>
        Gen.Select(
                Graphs,
                Gen.Int[0, 40].Select(cap => cap > 30 ? (int?)null : cap),
                Gen.Int[0, 20].Select(cap => cap > 15 ? (int?)null : cap)
            )
            .Sample(
                (graph, cap, groupCap) =>
                {
                    var n = graph.Amounts.Length;
                    Benefit[] benefits =
                    [
                        .. Enumerable
                            .Range(0, n)
                            .Select(i => new Benefit(
                                $"b{i:00}",
                                graph.Amounts[i],
                                new DateOnly(2026, 1, 1).AddDays(graph.Days[i]),
                                i % 2 == 0 ? "even" : null
                            )),
                    ];
                    List<(int A, int B)> edges =
                    [
                        .. from i in Enumerable.Range(0, n)
                        from j in Enumerable.Range(0, n)
                        where i < j && graph.Edges[(i * n) + j] && (i + j) % 3 != 0
                        select (i, j),
                    ];
                    var caps = new StackingCaps(cap, groupCap is { } most ? new Dictionary<string, decimal> { ["even"] = most } : []);

                    var plan = Stacking.Best(benefits, edges.Select(edge => (benefits[edge.A].Id, benefits[edge.B].Id)), caps).Value;

                    var all =
                        from set in Enumerable.Range(0, 1 << n)
                        where edges.TrueForAll(edge => (set >> edge.A & set >> edge.B & 1) == 0)
                        let members = benefits.Where((_, i) => (set >> i & 1) == 1).ToList()
                        select (Total: caps.Paid(members), Days: members.Sum(member => member.Amount * member.Paid.DayNumber));
                    var best = all.OrderByDescending(other => other.Total).ThenBy(other => other.Days).First();
                    Assert.Equal(best.Total, plan.Total);
                    Assert.Equal(best.Days, plan.Taken.Sum(member => member.Amount * member.Paid.DayNumber));
                    Assert.All(plan.Excluded, excluded => Assert.True(excluded.More >= 0));
                },
                iter: 600
            );

    [Fact]
    public void Forty_clauses_are_solved_exactly_and_more_are_refused()
    {
        Benefit[] forty = [.. Enumerable.Range(0, 40).Select(i => new Benefit($"b{i:00}", 10 + (i * 7 % 5), new DateOnly(2026, 1, 1)))];
        // A ring with chords.
        var edges = Enumerable
            .Range(0, 40)
            .SelectMany(i => new[] { (forty[i].Id, forty[(i + 1) % 40].Id), (forty[i].Id, forty[(i + 7) % 40].Id) })
            .ToList();

        var plan = Stacking.Best(forty, edges).Value;

        var taken = plan.Taken.Select(benefit => benefit.Id).ToHashSet();
        Assert.DoesNotContain(edges, edge => taken.Contains(edge.Item1) && taken.Contains(edge.Item2));
        Assert.Equal("stacking.too-many", Stacking.Best([.. forty, forty[0] with { Id = "one-more" }], edges).Fault?.Code);
    }

    [Fact]
    public void No_fen_is_lost_or_made_when_a_budget_is_shared() =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, 300_000].Array[0, 12], Gen.Int[0, 2])
            .Sample(
                (budget, due, rule) =>
                {
                    BudgetClaim[] claims =
                    [
                        .. due.Select((fen, i) => new BudgetClaim($"c{i}", new Money(fen / 100m), Now.AddMinutes(i), fen % 7)),
                    ];
                    var shares = BudgetSharing.Share(new Money(budget / 100m), claims, (BudgetRule)rule);
                    Assert.Equal(Math.Min(budget, due.Sum(fen => (long)fen)) / 100m, shares.Sum(share => share.Yuan));
                    Assert.All(shares.Zip(claims), pair => Assert.InRange(pair.First.Yuan, 0, pair.Second.Entitled.Yuan));
                }
            );

    // Conditions over independent facts a…f, each true, false or unknown.
    static readonly Gen<string> Conditions = Gen.Recursive<string>(
        (depth, inner) =>
            depth >= 4
                ? Gen.Char['a', 'f'].Select(name => name.ToString())
                : Gen.OneOf(
                    Gen.Char['a', 'f'].Select(name => name.ToString()),
                    inner.Select(part => $"not({part})"),
                    Gen.Select(inner, inner, (one, other) => $"({one} and {other})"),
                    Gen.Select(inner, inner, (one, other) => $"({one} or {other})")
                )
    );

    [Fact]
    public void The_missing_sets_are_the_minimal_ones_that_can_make_it_hold() =>
        Gen.Select(Conditions, Gen.Int[0, 2].Array[6])
            .Sample(
                (text, known) =>
                {
                    var criterion = Criterion.Compile(text, FactDictionary.Open).Value;
                    var values = known.Select(value => value == 2 ? (bool?)null : value == 1).ToArray();
                    var judgement = criterion.Judge(Sheet(values));
                    var truth = criterion.Holds(Sheet(values));
                    Assert.Equal(
                        truth switch
                        {
                            true => Verdict.Entitled,
                            false => Verdict.NotMet,
                            null => Verdict.Open,
                        },
                        judgement.Verdict
                    );
                    if (truth is not null)
                        return;
                    var unknown = Enumerable.Range(0, 6).Where(i => values[i] is null).ToList();
                    var enough = Subsets(unknown).Where(set => CanHold(criterion, values, set)).ToList();
                    var minimal = enough.Where(set => !enough.Exists(other => other.Count < set.Count && other.TrueForAll(set.Contains)));
                    Assert.Equal(
                        minimal.Select(set => string.Concat(set.Select(i => (char)('a' + i)))).Order(),
                        judgement.Missing.Select(set => string.Concat(set)).Order()
                    );
                    Assert.Equal(judgement.Missing.Select(set => set.Count).Order(), judgement.Missing.Select(set => set.Count));
                }
            );

    static bool CanHold(Criterion criterion, bool?[] values, List<int> set) =>
        Enumerable
            .Range(0, 1 << set.Count)
            .Any(bits =>
            {
                bool?[] tried = [.. values];
                foreach (var (place, i) in set.Index())
                    tried[i] = (bits >> place & 1) == 1;
                return criterion.Holds(Sheet(tried)) is true;
            });

    static IEnumerable<List<int>> Subsets(List<int> all) =>
        Enumerable.Range(0, 1 << all.Count).Select(bits => all.Where((_, place) => (bits >> place & 1) == 1).ToList());

    static FactSheet Sheet(bool?[] values) =>
        new(
            from entry in values.Index()
            where entry.Item is not null
            select new Fact(((char)('a' + entry.Index)).ToString(), (FeelValue)entry.Item!.Value, "", Now),
            Now
        );

    [Fact]
    public void An_assignment_is_as_good_as_trying_all() =>
        Gen.Int[1, 5]
            .SelectMany(rows =>
                Gen.Int[1, 5].SelectMany(columns => Gen.Int[-1, 9].Array[rows * columns].Select(scores => (rows, columns, scores)))
            )
            .Sample(
                (rows, columns, scores) =>
                {
                    IReadOnlyList<IReadOnlyList<double?>> table =
                    [
                        .. Enumerable
                            .Range(0, rows)
                            .Select(r =>
                                (IReadOnlyList<double?>)
                                    [
                                        .. Enumerable
                                            .Range(0, columns)
                                            .Select(c => scores[(r * columns) + c] is >= 0 and var score ? (double?)score : null),
                                    ]
                            ),
                    ];
                    var found = Assignment.Best(table);
                    var taken = found.Where(column => column is not null).ToList();
                    Assert.Equal(taken.Count, taken.Distinct().Count());
                    Assert.Equal(
                        Tried(table, 0, 0),
                        found.Index().Sum(row => row.Item is { } column ? table[row.Index][column]!.Value : 0),
                        9
                    );
                }
            );

    static double Tried(IReadOnlyList<IReadOnlyList<double?>> table, int row, uint taken)
    {
        if (row == table.Count)
            return 0;
        var best = Tried(table, row + 1, taken);
        for (var column = 0; column < table[row].Count; column++)
            if ((taken >> column & 1) == 0 && table[row][column] is { } score)
                best = Math.Max(best, score + Tried(table, row + 1, taken | 1u << column));
        return best;
    }

    [Fact]
    public void Mixed_weights_sum_to_one_inside_their_limits() =>
        Gen.Int[2, 6]
            .SelectMany(n => Gen.Select(Gen.Double[0.05, 1].Array[n], Gen.Double[0, 1].Array[n * 5]))
            .Sample(
                (raw, values) =>
                {
                    double[] expert = [.. raw.Select(weight => weight / raw.Sum())];
                    var rows = values.Chunk(raw.Length).Select(row => (IReadOnlyList<double>)row).ToList();
                    var mixed = EntropyWeights.Mix(expert, EntropyWeights.Of(rows));
                    Assert.Equal(1, mixed.Sum(), 9);
                    Assert.True(EntropyWeights.Within(mixed, expert));
                }
            );

    [Fact]
    public void Fingerprints_estimate_the_likeness_of_texts()
    {
        var (one, other) = (
            TextLikeness.Shingles(string.Concat(Enumerable.Range(0, 300).Select(i => (char)(0x4E00 + (i * 7))))),
            TextLikeness.Shingles(string.Concat(Enumerable.Range(60, 300).Select(i => (char)(0x4E00 + (i * 7)))))
        );

        Assert.Equal(TextLikeness.Jaccard(one, other), MinHash.Of(one).LikenessTo(MinHash.Of(other)), 0.12);
        Assert.Equal(1, MinHash.Of(one).LikenessTo(MinHash.Of(one)));
    }
}
