using System.Numerics;

namespace Yingzhou.Kernel;

/// <summary>A benefit that somebody is entitled to (可享受的一项政策).</summary>
/// <param name="Paid">When the money would come; decides between plans that pay the same.</param>
/// <param name="Group">Clauses that share a cap (同类政策), or <c>null</c>.</param>
public sealed record Benefit(string Id, decimal Amount, DateOnly Paid, string? Group = null);

/// <summary>Why a benefit is not in the plan.</summary>
/// <param name="Instead">Benefits of the plan with which it may not be taken together; empty when only a cap makes it worthless.</param>
/// <param name="More">How much more the plan pays than the best plan that takes this one: 0 for a tie.</param>
public sealed record Excluded(Benefit Benefit, IReadOnlyList<Benefit> Instead, decimal More);

/// <param name="Total">What is paid, after the caps.</param>
public sealed record StackingPlan(IReadOnlyList<Benefit> Taken, decimal Total, IReadOnlyList<Excluded> Excluded);

/// <summary>
/// 不重复享受、就高不就低 (a08 §3): of benefits some of which exclude each other, the plan that pays most — the maximum-weight independent set of the conflict
/// graph, exact. Plans that pay the same: the one whose money comes earliest (smallest sum of amount × day), then the one with fewer benefits, then by id.
/// </summary>
public sealed class Stacking
{
    /// <summary>Up to so many the answer is exact; more are refused rather than guessed.</summary>
    public const int Most = 40;

    readonly IReadOnlyList<Benefit> benefits;
    readonly ulong[] conflicts;
    readonly StackingCaps caps;

    Stacking(IReadOnlyList<Benefit> benefits, ulong[] conflicts, StackingCaps caps) =>
        (this.benefits, this.conflicts, this.caps) = (benefits, conflicts, caps);

    /// <param name="conflicts">Pairs of ids that may not be taken together; pairs with an unknown id do not matter.</param>
    public static Outcome<StackingPlan> Best(
        IReadOnlyList<Benefit> benefits,
        IEnumerable<(string One, string Other)> conflicts,
        StackingCaps? caps = null
    )
    {
        if (benefits.Count > Most)
            return new Fault("stacking.too-many", $"一次最多比较 {Most} 条政策，现有 {benefits.Count} 条，请先按类别分开测算。");
        if (benefits.FirstOrDefault(benefit => benefit.Amount < 0) is { } negative)
            return new Fault("stacking.negative", $"“{negative.Id}”的金额小于零，请核对计算公式。") { Field = "amount" };
        // In this order the first of equal plans is the one by id.
        Benefit[] sorted = [.. benefits.OrderBy(benefit => benefit.Id, StringComparer.Ordinal)];
        var index = sorted.Index().ToDictionary(entry => entry.Item.Id, entry => entry.Index, StringComparer.Ordinal);
        var graph = new ulong[sorted.Length];
        foreach (var (one, other) in conflicts)
        {
            if (one == other || !index.TryGetValue(one, out var a) || !index.TryGetValue(other, out var b))
                continue;
            graph[a] |= 1UL << b;
            graph[b] |= 1UL << a;
        }
        return new Stacking(sorted, graph, caps ?? StackingCaps.None).Plan();
    }

    StackingPlan Plan()
    {
        var everything = benefits.Count == 0 ? 0 : ulong.MaxValue >> (64 - benefits.Count);
        var best = Search(everything, 0);
        return new(Of(best), Paid(best), [.. Of(everything & ~best).Select(left => Why(left, best, everything))]);
    }

    Excluded Why(Benefit left, ulong best, ulong everything)
    {
        var i = benefits.Index().First(entry => entry.Item == left).Index;
        var with = Search(everything & ~conflicts[i] & ~(1UL << i), 1UL << i);
        return new(left, Of(best & conflicts[i]), Paid(best) - Paid(with));
    }

    ulong Search(ulong free, ulong taken)
    {
        var additive = taken | new AdditiveSets(conflicts, [.. benefits.Select(Worth)]).Best(free);
        // A plan that no cap touches is the best with caps too.
        return Paid(additive) == Sum(additive) ? additive : new CappedSets(this).Best(free, taken);
    }

    static SetWorth Worth(Benefit benefit) => new(benefit.Amount, -benefit.Amount * benefit.Paid.DayNumber, -1);

    internal SetWorth WorthOf(ulong set)
    {
        var worth = Of(set).Select(Worth).Aggregate(default(SetWorth), (sum, one) => sum + one);
        return worth with { Amount = Paid(set) };
    }

    internal decimal Paid(ulong set) => caps.Paid(Of(set));

    decimal Sum(ulong set) => Of(set).Sum(benefit => benefit.Amount);

    List<Benefit> Of(ulong set)
    {
        var members = new List<Benefit>(BitOperations.PopCount(set));
        for (; set != 0; set &= set - 1)
            members.Add(benefits[BitOperations.TrailingZeroCount(set)]);
        return members;
    }

    internal ulong ConflictsOf(int i) => conflicts[i];

    internal Benefit At(int i) => benefits[i];
}

/// <param name="Enterprise">The most that one enterprise may receive.</param>
/// <param name="Groups">The most of each group of clauses, or what is left of the cap of a group of companies.</param>
public sealed record StackingCaps(decimal? Enterprise, IReadOnlyDictionary<string, decimal> Groups)
{
    public static readonly StackingCaps None = new(null, new Dictionary<string, decimal>());

    public decimal Paid(IEnumerable<Benefit> benefits)
    {
        var total = benefits
            .GroupBy(benefit => benefit.Group)
            .Sum(group =>
            {
                var sum = group.Sum(benefit => benefit.Amount);
                return group.Key is { } key && Groups.TryGetValue(key, out var cap) ? Math.Min(sum, cap) : sum;
            });
        return Enterprise is { } most ? Math.Min(total, most) : total;
    }
}
