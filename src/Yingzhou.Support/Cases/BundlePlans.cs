using System.Text.Json;
using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Releases;

namespace Yingzhou.Support.Cases;

/// <param name="Of">Version of the content's bundle that it was drawn over: a newer one of the content takes its place.</param>
sealed record ReleasedPlan(int Of, IReadOnlyList<BundleLeg> Legs);

sealed class BundlePlans(CasesContent content, IReleases releases) : IBundlePlans
{
    static readonly Fault Unknown = new("cases.plan-no-bundle", "没有这个一件事，请从清单里选。", 404);

    public Bundle? InForce(string bundle, long? asOf) =>
        content.Bundles.GetValueOrDefault(bundle) is not { } own ? null
        : Plan(own, asOf) is { } plan && Drawn(bundle, plan.Legs) is { Succeeded: true, Value: var drawn } ? drawn
        : own;

    public int VersionOf(string bundle) =>
        content.Bundles.GetValueOrDefault(bundle) is { } own && Plan(own, null) is not null
            ? releases.InForce(ModelKind.Bundle, bundle)!.Version
            : 0;

    // What began before the first release keeps the content's own; what was drawn over an older version of the content, or over an item that is gone, gives way to the content.
    ReleasedPlan? Plan(Bundle own, long? asOf) =>
        releases.InForce(ModelKind.Bundle, own.Id, asOf) is { } model
        && (asOf is not { } began || model.Release <= began)
        && JsonSerializer.Deserialize<ReleasedPlan>(model.Text) is { } plan
        && plan.Of == own.Version
        && plan.Legs.All(leg => content.Items.ContainsKey(leg.Item))
            ? plan
            : null;

    public Outcome<Bundle> Drawn(string bundle, IReadOnlyList<BundleLeg> legs)
    {
        if (content.Bundles.GetValueOrDefault(bundle) is not { } own)
            return Unknown;
        if (legs.FirstOrDefault(leg => !content.Items.ContainsKey(leg.Item)) is { } gone)
            return new Fault("cases.plan-no-item", $"没有事项“{gone.Item}”，可能已经下架，请重新选。", 404);
        var there = legs.Select(leg => leg.Id).ToHashSet(StringComparer.Ordinal);
        var drawn = own with
        {
            Legs = legs,
            SharedMaterials =
            [
                .. own
                    .SharedMaterials.Select(shared =>
                        shared with
                        {
                            UsedBy = [.. shared.UsedBy.Where(use => there.Contains(use.Split('/')[0]))],
                        }
                    )
                    .Where(shared => shared.UsedBy.Count > 1),
            ],
        };
        var path = content.CriticalPathOf(drawn);
        return path.Fault is { } circle ? circle : drawn with { PromisedWorkdays = path.Value.PromiseDays };
    }

    public IReadOnlyList<string> Problems(Bundle drawn)
    {
        var before = CasesChecks.All.SelectMany(check => check.Check(content)).ToHashSet();
        return
        [
            .. CasesChecks
                .All.SelectMany(check => check.Check(content.Planned(drawn)))
                .Where(problem => !before.Contains(problem))
                .Select(problem => problem.ToString())
                .Distinct(),
        ];
    }

    public async Task<Outcome<int>> Release(Bundle drawn, CancellationToken cancel)
    {
        if (content.Bundles.GetValueOrDefault(drawn.Id) is not { } own)
            return Unknown;
        var text = JsonSerializer.Serialize(new ReleasedPlan(own.Version, drawn.Legs));
        return (await releases.Release(ModelKind.Bundle, drawn.Id, drawn.Name, text, cancel)).Version;
    }
}
