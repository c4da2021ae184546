namespace Yingzhou.Support.Process.Mining;

/// <summary>Counts the ways that cases took.</summary>
sealed class WayCounts(DesignedFlow design)
{
    readonly Dictionary<(string From, string To), long> directly = [];
    readonly Dictionary<(string From, string To, bool Known, bool Rework), (long Count, string Example)> taken = [];
    readonly Dictionary<string, long> flows = new(StringComparer.Ordinal);

    public void Add(string @case, IReadOnlyList<Stay> stays, IReadOnlyList<CausalLink> links)
    {
        foreach (
            var (from, to) in stays
                .Select(stay => stay.Activity)
                .Prepend(DesignedFlow.Start)
                .Zip(stays.Select(stay => stay.Activity).Append(DesignedFlow.End))
        )
            directly[(from, to)] = directly.GetValueOrDefault((from, to)) + 1;
        foreach (var link in links)
        {
            var way = (
                link.From?.Activity ?? DesignedFlow.Start,
                link.To?.Activity ?? DesignedFlow.End,
                link.Step is not null,
                link.IsRework
            );
            var (count, example) = taken.GetValueOrDefault(way, (0, @case));
            taken[way] = (count + 1, example);
        }
        foreach (
            var flow in links
                .SelectMany(link => link.Step?.Flows ?? [], (link, flow) => (flow, link))
                .GroupBy(one => one.flow, one => one.link)
        )
            flows[flow.Key] = flows.GetValueOrDefault(flow.Key) + Passages([.. flow]);
    }

    // Before a split the steps of all branches lie on one flow, after a join likewise: steps that share an end passed it together.
    static long Passages(List<CausalLink> steps)
    {
        var passages = 0;
        while (steps.Count > 0)
        {
            passages++;
            var together = new Queue<CausalLink>([steps[0]]);
            steps.RemoveAt(0);
            while (together.TryDequeue(out var one))
            {
                foreach (var other in steps.FindAll(other => other.From == one.From || other.To == one.To))
                    together.Enqueue(other);
                steps.RemoveAll(other => other.From == one.From || other.To == one.To);
            }
        }
        return passages;
    }

    public IReadOnlyList<DirectlyFollows> Directly =>
        [
            .. directly
                .Select(one => new DirectlyFollows(one.Key.From, one.Key.To, one.Value))
                .OrderByDescending(one => one.Count)
                .ThenBy(one => one.From + one.To, StringComparer.Ordinal),
        ];

    public IReadOnlyList<MinedStep> Steps =>
        [
            .. taken
                .Select(one => new MinedStep(one.Key.From, one.Key.To, one.Value.Count, one.Key.Known, one.Key.Rework, one.Value.Example))
                .OrderByDescending(step => step.Count)
                .ThenBy(step => step.From + step.To, StringComparer.Ordinal),
        ];

    public IReadOnlyDictionary<string, long> Flows => flows;

    public IReadOnlyList<string> NeverTaken =>
        [.. design.Steps.SelectMany(step => step.Flows).Distinct().Where(flow => !flows.ContainsKey(flow))];
}
