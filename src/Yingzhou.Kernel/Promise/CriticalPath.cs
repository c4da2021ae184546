namespace Yingzhou.Kernel;

/// <summary>
/// The critical path (关键路径) of a bundle's legs. The promise of the whole is the longest chain of dependent legs, not their sum:
/// <c>EF(leg) = promised + max EF(predecessors)</c>, and no shorter promise may be published.
/// </summary>
public sealed record CriticalPath
{
    CriticalPath(IReadOnlyList<PromisedLeg> legs, IReadOnlyDictionary<string, int> earliestFinish)
    {
        Legs = legs;
        EarliestFinish = earliestFinish;
        PromiseDays = legs.Max(leg => earliestFinish[leg.Id]);
        SerialDays = legs.Sum(leg => leg.PromisedDays);
        Path = WalkBack(legs, id => earliestFinish[id]);
    }

    /// <summary>In an order in which every leg comes after those it depends on.</summary>
    public IReadOnlyList<PromisedLeg> Legs { get; }

    /// <summary>Working days from the start of the bundle, by leg.</summary>
    public IReadOnlyDictionary<string, int> EarliestFinish { get; }

    /// <summary>The shortest promise that does not contradict the legs.</summary>
    public int PromiseDays { get; }

    /// <summary>What the same legs would take one after another.</summary>
    public int SerialDays { get; }

    /// <summary>The legs that set the promise, first to last; of equally long chains the one listed first.</summary>
    public IReadOnlyList<PromisedLeg> Path { get; }

    public static Outcome<CriticalPath> Of(IReadOnlyList<PromisedLeg> legs)
    {
        if (legs.Count == 0)
            return new Fault("bundle.no-legs", "一件事至少要有一个办理环节，请先添加事项。");
        if (legs.CountBy(leg => leg.Id).FirstOrDefault(group => group.Value > 1).Key is { } twice)
            return new Fault("bundle.duplicate-leg", $"环节“{twice}”出现了不止一次，请改用不同的编号。");
        var byId = legs.ToDictionary(leg => leg.Id);
        if (
            legs.SelectMany(leg => leg.DependsOn, (leg, on) => (leg, on)).FirstOrDefault(edge => !byId.ContainsKey(edge.on)) is
            { leg: { } from, on: var missing }
        )
            return new Fault("bundle.unknown-leg", $"环节“{from.Id}”依赖的“{missing}”不在本一件事中，请补上该环节或去掉依赖。");

        var order = TopologicalOrder.Of(legs, byId);
        if (order.Fault is not null)
            return order.Fault;

        var finish = new Dictionary<string, int>();
        foreach (var leg in order.Value)
            finish[leg.Id] = leg.PromisedDays + leg.DependsOn.Select(on => finish[on]).DefaultIfEmpty(0).Max();
        return new CriticalPath(order.Value, finish);
    }

    /// <summary>Refuses a promise that the legs themselves contradict.</summary>
    public Outcome<Done> CheckPromise(int days) =>
        days >= PromiseDays
            ? Done.It
            : new Fault(
                "bundle.promise-too-short",
                $"承诺 {days} 个工作日短于关键路径 {PromiseDays} 个工作日（{string.Join("→", Path.Select(leg => leg.Id))}），请放宽承诺或压缩其中的环节。"
            );

    /// <summary>From the leg that finishes last always to the predecessor that finished last; listed first to last.</summary>
    internal static IReadOnlyList<PromisedLeg> WalkBack(IReadOnlyList<PromisedLeg> legs, Func<string, int> finish)
    {
        var byId = legs.ToDictionary(leg => leg.Id);
        var path = new List<PromisedLeg>();
        for (
            var leg = legs.MaxBy(leg => finish(leg.Id));
            leg is not null;
            leg = leg.DependsOn.Select(on => byId[on]).MaxBy(on => finish(on.Id))
        )
            path.Add(leg);
        path.Reverse();
        return path;
    }
}
