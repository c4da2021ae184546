using Yingzhou.Assurance.Permission;
using Yingzhou.Assurance.Security;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Operation.NetworkSecurity.Checking;

/// <param name="Holds"><c>null</c>: not to be told from inside, or no probe of that name.</param>
sealed record CheckedItem(CheckItem Item, bool? Holds, IReadOnlyList<string> Found);

sealed record CheckedLayer(CheckLayer Layer, IReadOnlyList<CheckedItem> Items)
{
    /// <summary>Share of clauses that are met among those that could be judged; <c>null</c>: none could.</summary>
    public decimal? Score =>
        CryptoAssessment.UnitScore([.. Items.Where(item => item.Holds is not null).Select(item => item.Holds is true ? 1m : 0m)]);
}

sealed record CheckedScheme(CheckScheme Scheme, IReadOnlyList<CheckedLayer> Layers)
{
    public IEnumerable<CheckedItem> Items => Layers.SelectMany(layer => layer.Items);

    public RatioOf Met => RatioOf.Count(Items.Where(item => item.Holds is not null), item => item.Holds is true);

    /// <summary>0–100 over the layers that could be judged: a self-check, not an assessment.</summary>
    public decimal? Total =>
        CryptoAssessment.Total(Layers.Select(layer => new CryptoLayer(layer.Layer.Title, layer.Layer.Weight, layer.Score)));

    public IEnumerable<CheckLayer> Unjudged => Layers.Where(layer => layer.Score is null).Select(layer => layer.Layer);
}

/// <summary>自查: asks every probe once and lays what they found beside the clauses.</summary>
sealed class SelfCheckDesk(SelfCheckContent content, IEnumerable<ISecurityProbe> probes, IPermissions permissions)
{
    public async Task<Outcome<CheckedScheme[]>> Look(Subject official, string right, CancellationToken cancel)
    {
        if (permissions.Refuse(official, right, NetworkSecurityRights.Whole(official)) is { } refused)
            return refused;
        var found = new Dictionary<string, SecurityEvidence>(StringComparer.Ordinal);
        foreach (var probe in probes)
            found[probe.Code] = await probe.Look(cancel);
        return (CheckedScheme[])
            [
                .. content.Schemes.Select(scheme => new CheckedScheme(
                    scheme,
                    [.. scheme.Layers.Select(layer => new CheckedLayer(layer, [.. layer.Items.Select(item => Judge(item, found))]))]
                )),
            ];
    }

    static CheckedItem Judge(CheckItem item, Dictionary<string, SecurityEvidence> found)
    {
        List<SecurityEvidence> evidence =
        [
            .. item.Evidence.Select(code => found.GetValueOrDefault(code) ?? new(null, $"这套系统没有取证项 {code}")),
        ];
        // One that fails fails the clause, even beside one that cannot be told.
        bool? holds =
            evidence.Exists(one => one.Holds is false) ? false
            : evidence.Exists(one => one.Holds is null) ? null
            : true;
        return new(item, holds, [.. evidence.Select(one => one.Found)]);
    }
}
