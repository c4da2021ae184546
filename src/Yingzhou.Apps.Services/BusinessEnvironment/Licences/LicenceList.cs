using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Licences;

/// <summary>How many licences of each type a list has, as published.</summary>
public sealed record ReformCounts(
    int Cancelled = 0,
    int Recorded = 0,
    int Commitment = 0,
    int Optimised = 0,
    int MoreTransparent = 0,
    int StricterEntry = 0
)
{
    public int Total => Cancelled + Recorded + Commitment + Optimised + MoreTransparent + StricterEntry;

    public int Of(ReformType type) =>
        type switch
        {
            ReformType.Cancelled => Cancelled,
            ReformType.Recorded => Recorded,
            ReformType.Commitment => Commitment,
            ReformType.Optimised => Optimised,
            ReformType.MoreTransparent => MoreTransparent,
            _ => StricterEntry,
        };
}

/// <summary>
/// One version of the list of all licences (涉企经营许可事项清单). A version never changes; rolling back publishes a new one, and what was issued under an older one stays valid.
/// </summary>
/// <param name="Published">Counts as published: the names below may be fewer, for not all have been transcribed.</param>
/// <param name="Unconfirmed">The published counts were not read against the source.</param>
/// <param name="Note">Where it is from, and what in it is made up.</param>
public sealed record LicenceList(
    string Id,
    string Title,
    string Source,
    string Region,
    DateOnly EffectiveFrom,
    int PublishedTotal,
    ReformCounts Published,
    bool Unconfirmed,
    string Note,
    IReadOnlyList<LicenceItem> Items
)
{
    /// <summary>Licences of the published list whose names are not here.</summary>
    public int Untranscribed => Published.Total - Items.Count;

    /// <summary>Everything that contradicts itself, as field and rule.</summary>
    public IEnumerable<(string Field, string Rule)> Problems()
    {
        if (Published.Total != PublishedTotal)
            yield return ("published", $"各改革方式合计 {Published.Total} 项，与公布的总数 {PublishedTotal} 项不符");
        foreach (var type in Enum.GetValues<ReformType>())
            if (Items.Count(item => item.Reform == type) is var listed && listed > Published.Of(type))
                yield return ("items", $"{type.Title()}列出了 {listed} 项，多于公布的 {Published.Of(type)} 项");
        foreach (var same in Items.GroupBy(item => item.Id).Where(same => same.Count() > 1))
            yield return ("items", $"事项“{same.Key}”出现了 {same.Count()} 次");
        foreach (var (index, item) in Items.Index())
            if (Consequences.Refuse(item) is { } fault)
                yield return ($"items[{index}].{fault.Field}", fault.Detail);
    }
}
