using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.BusinessEnvironment.Costs;
using Yingzhou.Apps.Services.BusinessEnvironment.Objections;
using Yingzhou.Apps.Services.BusinessEnvironment.Rules;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Indicators;

sealed record PointLine(string Item, string Name, TimeSummary Days, int PromisedDays, StepLoss Loss, bool MayShow);

sealed record DomainLine(
    MonitoredDomain Domain,
    WeightedScore Score,
    IReadOnlyList<(MonitoredIndicator Indicator, Figure Figure, double? Score)> Indicators
);

sealed record CountyLine(string Area, string Name, RankedLine Rank, double Coverage, int Count);

/// <summary>Everything the page of the business environment shows, over a period of ended cases.</summary>
sealed record EnvironmentView(
    IReadOnlyList<DomainLine> Domains,
    IReadOnlyList<CountyLine> Counties,
    IReadOnlyList<PointLine> Points,
    IReadOnlyList<OffSystemFinding> Findings,
    RatioOf OutsideShare,
    Coverage Coverage,
    DateTimeOffset? ComputedAt
);

sealed class EnvironmentBoard(
    CityContext city,
    ICases cases,
    ICaseLog log,
    IndicatorContent content,
    IOrganisation organisation,
    Workdays workdays,
    Corrections corrections,
    CaseCosting costing
)
{
    internal static readonly Fault BadPeriod = new("environment.period", "结束日期应不早于开始日期。", 400) { Field = "last" };

    public async Task<Outcome<EnvironmentView>> Read(DateOnly first, DateOnly last, Subject official, CancellationToken cancel)
    {
        if (last < first)
            return BadPeriod;
        var read = await log.Read(new(CityTime.StartOf(first), CityTime.StartOf(last.AddDays(1)), ByEnd: true), official, cancel);
        if (read.Fault is { } refused)
            return refused;
        var period = CasePeriod.Of(read.Value, new OfficeHours(workdays), workdays, await corrections.Contacts(cancel), costing);
        var figures = content.All.ToDictionary(
            one => one.Id,
            one => IndicatorMaths.Of(one, content.Formulas[one.Id], period.FactsOf(one, ComputeIndicators.City))
        );
        var monitored = content.All.SelectMany(one => one.Items).ToHashSet(StringComparer.Ordinal);
        var ofEnterprises = period.Ended.Where(one => IsOfEnterprises(one.Code)).ToList();
        return new EnvironmentView(
            [.. content.File.Domains.Select(domain => Domain(domain, figures, ComputeIndicators.City))],
            Counties(figures),
            Points(period, monitored),
            period.Findings,
            new RatioOf(period.Findings.Count, period.Ended.Count),
            CoverageOf(ofEnterprises, monitored, first, last),
            await city.Set<IndicatorValue>().MaxAsync(value => (DateTimeOffset?)value.ComputedAt, cancel)
        );
    }

    DomainLine Domain(MonitoredDomain domain, Dictionary<string, IReadOnlyDictionary<string, Figure>> figures, string area)
    {
        var lines = domain
            .Indicators.Select(one =>
                (one, Figure: figures[one.Id].GetValueOrDefault(area), Score: one.Scale.Of(figures[one.Id].GetValueOrDefault(area).Value))
            )
            .ToList();
        var weights = content.Weights[domain.Id].Weights;
        return new(
            domain,
            WeightedScore.Of([.. lines.Select((line, at) => new ScorePart(line.one.Id, weights[at], line.Score))]).Value,
            lines
        );
    }

    // A county's score is the mean of its domains; its interval takes each indicator at the better and at the worse end.
    IReadOnlyList<CountyLine> Counties(Dictionary<string, IReadOnlyDictionary<string, Figure>> figures)
    {
        var areas = figures.Values.SelectMany(one => one.Keys).Where(area => area.Length > IndicatorMaths.CityDigits).Distinct().ToList();
        var scored = areas.ToDictionary(
            area => area,
            area => (Middle: Score(area, (figure, _) => figure.Value), Low: Score(area, Worse), High: Score(area, Better))
        );
        return
        [
            .. RankBands
                .Of(
                    areas.Select(area => new Contender(
                        area,
                        scored[area].Middle.Score,
                        scored[area].Low.Score ?? 0,
                        scored[area].High.Score ?? 100
                    ))
                )
                .Select(line => new CountyLine(
                    line.Contender.Id,
                    organisation.Area(line.Contender.Id)?.Name ?? line.Contender.Id,
                    line,
                    scored[line.Contender.Id].Middle.Coverage,
                    figures.Values.Sum(one => one.GetValueOrDefault(line.Contender.Id).Count)
                )),
        ];

        WeightedScore Score(string area, Func<Figure, MonitoredIndicator, double?> which) =>
            WeightedScore
                .Of([
                    .. content.File.Domains.Select(domain =>
                    {
                        var weights = content.Weights[domain.Id].Weights;
                        var parts = domain.Indicators.Select(
                            (one, at) =>
                                new ScorePart(one.Id, weights[at], one.Scale.Of(which(figures[one.Id].GetValueOrDefault(area), one)))
                        );
                        return new ScorePart(domain.Id, 1, WeightedScore.Of([.. parts]).Value.Score);
                    }),
                ])
                .Value;
    }

    static double? Worse(Figure figure, MonitoredIndicator indicator) => indicator.LessIsBetter ? figure.Upper : figure.Lower;

    static double? Better(Figure figure, MonitoredIndicator indicator) => indicator.LessIsBetter ? figure.Lower : figure.Upper;

    IReadOnlyList<PointLine> Points(CasePeriod period, IReadOnlySet<string> monitored)
    {
        var hours = new OfficeHours(workdays);
        var outside = period.Findings.Select(finding => finding.Case).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. period
                .Ended.Where(one => monitored.Contains(one.Code) && !outside.Contains(one.Number))
                .GroupBy(one => one.Code)
                .Select(same =>
                {
                    var days = TimeSummary.Of(
                        same.Select(one =>
                            hours.Between(one.Submitted!.Value, one.Decided!.Value) is { Succeeded: true, Value: var time }
                                ? time / hours.DayLength
                                : 0
                        )
                    );
                    var promised = cases.Content.Items[same.Key].Clock.PromisedWorkdays;
                    return new PointLine(
                        same.Key,
                        cases.Content.Items[same.Key].Name,
                        days,
                        promised,
                        new StepLoss(same.Key, days.NinthDecile, promised, days.Count),
                        SmallCells.MayShow(days.Count)
                    );
                })
                .OrderByDescending(line => line.Loss.Days)
                .ThenByDescending(line => line.Days.Median),
        ];
    }

    bool IsOfEnterprises(string code) =>
        cases.Content.Items.TryGetValue(code, out var item) && item.Subjects.Contains(Support.Cases.Content.Subject.Enterprise);

    static Coverage CoverageOf(List<LoggedCase> all, HashSet<string> monitored, DateOnly first, DateOnly last)
    {
        var middle = CityTime.StartOf(first.AddDays((last.DayNumber - first.DayNumber) / 2));
        return new(
            RatioOf.Count(all.Where(one => one.Finished >= middle), one => monitored.Contains(one.Code)),
            RatioOf.Count(all.Where(one => one.Finished < middle), one => monitored.Contains(one.Code))
        );
    }
}
