using Yingzhou.Kernel;

namespace Yingzhou.Support.Process.Mining;

/// <summary>Two steps one after the other in one unit, of which the second hardly ever says no (可合并环节).</summary>
sealed class MergeCounts(MiningLimits limits)
{
    readonly Dictionary<(string First, string Second, string Unit), (long Cases, long Refused)> counts = [];

    public void Add(IEnumerable<CausalLink> links)
    {
        foreach (var link in links.Where(link => link is { Step.Kind: FollowKind.Done, From: not null, To.IsDone: true }))
        {
            if (link.From!.Unit.Length == 0 || link.From.Unit != link.To!.Unit || link.From.Activity == link.To.Activity)
                continue;
            var key = (link.From.Activity, link.To.Activity, link.To.Unit);
            var (cases, refused) = counts.GetValueOrDefault(key);
            counts[key] = (cases + 1, refused + (link.To.IsRefused ? 1 : 0));
        }
    }

    public IReadOnlyList<MergeCandidate> Found =>
        [
            .. counts
                .Where(one => one.Value.Cases >= limits.MergeCases)
                .Select(one => new MergeCandidate(
                    one.Key.First,
                    one.Key.Second,
                    one.Key.Unit,
                    one.Value.Cases,
                    new RatioOf(one.Value.Refused, one.Value.Cases)
                ))
                .Where(candidate => candidate.Refused.Share < limits.RefusalShare)
                .OrderByDescending(candidate => candidate.Cases)
                .ThenBy(candidate => candidate.First + candidate.Second, StringComparer.Ordinal),
        ];
}
