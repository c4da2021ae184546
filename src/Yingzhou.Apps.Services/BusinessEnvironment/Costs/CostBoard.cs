using Yingzhou.Apps.Services.BusinessEnvironment.Indicators;
using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Cases.Content;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Costs;

/// <param name="Cost">Yuan a matter, over those whose cost is known.</param>
/// <param name="Unknown">Matters of which a part is not known.</param>
/// <param name="Mean">Means of the parts, over the same matters: they add up, medians would not.</param>
/// <param name="Saved">Median saving of a bundle against its legs one by one; <c>null</c> for single items.</param>
sealed record CostLine(string Code, string Name, TimeSummary Cost, int Unknown, CostParts Mean, decimal? Saved)
{
    public bool MayShow => SmallCells.MayShow(Cost.Count);
}

/// <summary>Yuan a matter, and how many papers and ways.</summary>
sealed record CostParts(
    decimal Form,
    decimal Papers,
    decimal Supplements,
    decimal Trips,
    decimal Fees,
    double UploadCount,
    double TripCount
)
{
    public static CostParts MeanOf(IReadOnlyCollection<CostedMatter> known) =>
        known.Count == 0
            ? new(0, 0, 0, 0, 0, 0, 0)
            : new(
                known.Average(one => one.Cost.Form),
                known.Average(one => one.Cost.Papers),
                known.Average(one => one.Cost.Supplements),
                known.Average(one => one.Cost.Trips ?? 0),
                known.Average(one => one.Cost.Fees ?? 0),
                known.Average(one => one.Burden.Uploads),
                known.Average(one => one.Burden.Trips)
            );
}

/// <param name="Areas">County and its matters, in the order of the codes.</param>
sealed record CostView(CostLine All, IReadOnlyList<CostLine> Matters, IReadOnlyList<CostLine> Areas);

/// <summary>合规成本: what matters of enterprises cost them beyond waiting, over a period, in the area of the official's post.</summary>
sealed class CostBoard(ICaseLog log, CasesContent content, ComplianceTariff tariff, Assurance.Organisation.IOrganisation organisation)
{
    const int CountyDigits = 6;

    public async Task<Outcome<CostView>> Read(
        DateOnly first,
        DateOnly last,
        Yingzhou.Assurance.Permission.Subject official,
        CancellationToken cancel
    )
    {
        if (last < first)
            return EnvironmentBoard.BadPeriod;
        var read = await log.Read(new(CityTime.StartOf(first), CityTime.StartOf(last.AddDays(1)), ByEnd: true), official, cancel);
        if (read.Fault is { } refused)
            return refused;
        var matters = new CaseCosting(tariff, content).All(read.Value).Where(one => IsOfEnterprises(one.Case)).ToList();
        return new CostView(
            Line("", "全部涉企事项", matters),
            [
                .. matters
                    .GroupBy(one => one.Case.Code)
                    .Select(same => Line(same.Key, same.First().Case.Name, [.. same]))
                    .OrderByDescending(line => (line.Cost.Median ?? 0) * line.Cost.Count)
                    .ThenBy(line => line.Code, StringComparer.Ordinal),
            ],
            [
                .. matters
                    .Where(one => one.Case.Region.Length >= CountyDigits)
                    .GroupBy(one => one.Case.Region[..CountyDigits])
                    .OrderBy(area => area.Key, StringComparer.Ordinal)
                    .Select(area => Line(area.Key, organisation.Area(area.Key)?.Name ?? area.Key, [.. area])),
            ]
        );
    }

    static CostLine Line(string code, string name, IReadOnlyCollection<CostedMatter> matters)
    {
        var known = matters.Where(one => one.Cost.Total is not null).ToList();
        var saved = known
            .Where(one => one.Separately is not null)
            .Select(one => (double)(one.Separately!.Value - one.Cost.Total!.Value))
            .ToList();
        return new(
            code,
            name,
            TimeSummary.Of(known.Select(one => (double)one.Cost.Total!.Value)),
            matters.Count - known.Count,
            CostParts.MeanOf(known),
            saved.Count > 0 && Quantile.Median(saved) is { } median ? (decimal)median : null
        );
    }

    bool IsOfEnterprises(LoggedCase one) =>
        content.Items.TryGetValue(one.Code, out var item)
            ? item.Subjects.Contains(Support.Cases.Content.Subject.Enterprise)
            : content.Bundles.TryGetValue(one.Code, out var bundle) && bundle.Subjects.Contains(Support.Cases.Content.Subject.Enterprise);
}
