using Yingzhou.Support.Cases;
using Yingzhou.Support.Cases.Content;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Costs;

/// <summary>A finished matter and what it cost: a single case, or a bundle with all its legs.</summary>
/// <param name="Separately">What the legs of a bundle would have cost one by one; <c>null</c> for a single case, or while a part is unknown.</param>
sealed record CostedMatter(LoggedCase Case, CaseBurden Burden, ComplianceCost Cost, decimal? Separately);

/// <summary>From what the log and the implementation lists say to what it cost. Ways are those of the list: nobody counts who came to the counter for which case.</summary>
sealed class CaseCosting(ComplianceTariff tariff, CasesContent content)
{
    /// <returns><c>null</c> for a leg of a bundle: one form and one way serve all legs, so what a leg alone costs cannot be said.</returns>
    public CostedMatter? Of(LoggedCase single) =>
        single is { IsBundle: false, Bundle: null } && BurdenOf(single) is { } burden
            ? new(single, burden, ComplianceCost.Of(burden, single.Region, tariff), null)
            : null;

    /// <summary>Every matter of a log that ended and was applied for by its own, bundles with their legs taken together.</summary>
    public IReadOnlyList<CostedMatter> All(IReadOnlyCollection<LoggedCase> log)
    {
        var legs = log.Where(one => one.Bundle is not null).ToLookup(one => one.Bundle!.Value);
        return
        [
            .. log.Where(one => one is { Bundle: null, Finished: not null } && one.Status is not CaseStatus.Withdrawn)
                .Select(one => one.IsBundle ? Whole(one, [.. legs[one.Id]]) : Of(one))
                .OfType<CostedMatter>(),
        ];
    }

    CostedMatter? Whole(LoggedCase head, IReadOnlyList<LoggedCase> legs)
    {
        var alone = legs.Select(BurdenOf).OfType<CaseBurden>().ToList();
        if (alone.Count == 0 || alone.Count < legs.Count)
            return null;
        var sum = CaseBurden.Sum(alone);
        var burden = sum with
        {
            Forms = 1,
            Uploads = sum.Uploads + head.Uploads,
            Supplements = sum.Supplements + Supplements(head),
            Trips = alone.Max(one => one.Trips),
        };
        return new(
            head,
            burden,
            ComplianceCost.Of(burden, head.Region, tariff),
            ComplianceCost.Of(burden with { Forms = sum.Forms, Trips = sum.Trips }, head.Region, tariff).Total
        );
    }

    CaseBurden? BurdenOf(LoggedCase one) =>
        content.Items.TryGetValue(one.Code, out var item)
            ? new(1, one.Uploads, Supplements(one), item.Trips, item.Fee.Decision is null ? item.Fee.Yuan : null)
            : null;

    static int Supplements(LoggedCase one) => one.Deeds.Count(deed => deed.Kind is CaseEventKind.SupplementRequested);
}
