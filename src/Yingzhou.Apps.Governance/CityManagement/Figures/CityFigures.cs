using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Governance.CityManagement.Casework;
using Yingzhou.Apps.Governance.CityManagement.Content;
using Yingzhou.Apps.Governance.CityManagement.Reporting;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.CityManagement.Figures;

/// <summary>单位评价: rates with what they are made of, and the band that the figures can tell (b10 §3).</summary>
/// <param name="OnTime">按期处置: of what fell due in the period, what was handled in time; finished or not.</param>
/// <param name="FirstTime">一次修好: closed without rework and never opened again.</param>
/// <param name="Reopened">重新打开率.</param>
/// <param name="Refusals">退回成立率.</param>
/// <param name="Ranked"><c>null</c> when nothing fell due.</param>
sealed record UnitLine(string Unit, RatioOf OnTime, RatioOf FirstTime, RatioOf Reopened, RatioOf Refusals, RankedUnit? Ranked);

sealed record ClassLine(string Class, int Open, int Overdue);

sealed record CityFigureView(
    int Reports,
    int Merged,
    int Filed,
    int Open,
    RatioOf OnTime,
    RatioOf FirstTime,
    TimeSummary HoursToFix,
    TimeSummary DeskMinutes,
    IReadOnlyList<UnitLine> Units,
    IReadOnlyList<ClassLine> Classes,
    IReadOnlyList<HotSpot> HotSpots,
    IReadOnlyList<(string Kind, string Grid, int Times)> Repeats
);

/// <summary>城市管理的数: from the cases themselves.</summary>
sealed class CityFigures(CityContext city, CityManagementContent content, IPermissions permissions)
{
    public const int WeeksBefore = 8;

    static readonly Fault NoArea = new("city-management.no-area", "当前岗位没有管辖区域，请切换岗位后再看。", 403);

    public async Task<Outcome<CityFigureView>> Read(DateOnly from, DateOnly until, Subject official, CancellationToken cancel)
    {
        if (official.Scope is not { } scope)
            return NoArea;
        if (permissions.Refuse(official, CityRights.Figures, new("city-figures", scope.Code) { Region = scope.Code }) is { } refused)
            return refused;
        if (until < from)
            return new Fault("city-management.period", "结束日期应不早于开始日期。", 400) { Field = "until" };
        var now = city.Clock.GetUtcNow();
        var (first, end) = (CityTime.StartOf(from), CityTime.StartOf(until.AddDays(1)));
        // Weeks before the period are what its last week is held against.
        var since = new[] { first, CityTime.StartOf(until.AddDays(-7 * (WeeksBefore + 1))) }.Min();
        var cases = await city.Set<CityCase>()
            .AsNoTracking()
            .Within(scope)
            .Where(one => one.FiledAt >= since && one.FiledAt < end || one.ClosedAt == null || one.DueAt >= first && one.DueAt < end)
            .ToListAsync(cancel);
        var reports = await city.Set<ProblemReport>()
            .AsNoTracking()
            .Within(scope)
            .Where(report => report.ReportedAt >= first && report.ReportedAt < end)
            .Select(report => report.CaseId)
            .ToListAsync(cancel);
        var filed = cases.Where(one => one.FiledAt >= first && one.FiledAt < end).ToList();
        var due = cases.Where(one => one.DueAt >= first && one.DueAt < end && (one.DueAt <= now || one.HandledAt is not null)).ToList();
        var closed = cases.Where(one => one.ClosedAt >= first && one.ClosedAt < end).ToList();
        return new CityFigureView(
            reports.Count,
            reports.OfType<Guid>().GroupBy(id => id).Sum(same => same.Count() - 1),
            filed.Count,
            cases.Count(one => one.IsOpen),
            RatioOf.Count(due, InTime),
            RatioOf.Count(closed, FixedAtOnce),
            TimeSummary.Of(closed.Select(one => (one.HandledAt!.Value - one.FiledAt).TotalHours)),
            TimeSummary.Of(filed.Select(one => (one.FiledAt - one.ReportedAt).TotalMinutes)),
            Units(due, closed, filed),
            [
                .. cases
                    .Where(one => one.IsOpen)
                    .GroupBy(one => content.Kinds.TryGetValue(one.Kind, out var kind) ? kind.Class : one.Kind)
                    .Select(same => new ClassLine(same.Key, same.Count(), same.Count(one => one.DueAt < now && one.HandledAt is null)))
                    .OrderByDescending(line => line.Open),
            ],
            Hot(cases, until),
            [
                .. filed
                    .GroupBy(one => (one.Kind, one.Grid))
                    .Where(same => same.Count() > 2)
                    .Select(same => (same.Key.Kind, same.Key.Grid, same.Count()))
                    .OrderByDescending(same => same.Item3),
            ]
        );
    }

    static bool InTime(CityCase one) => one.HandledAt <= one.DueAt;

    static bool FixedAtOnce(CityCase one) => one is { Reworks: 0, Reopenings: 0 };

    static IReadOnlyList<UnitLine> Units(List<CityCase> due, List<CityCase> closed, List<CityCase> filed)
    {
        var owners = due.Concat(closed).Concat(filed).Select(one => one.Owner).OfType<string>().Distinct().ToList();
        var onTime = owners.ToDictionary(unit => unit, unit => RatioOf.Count(due.Where(one => one.Owner == unit), InTime));
        var ranked = UnitRanking.Of([.. onTime.Where(one => one.Value.Denominator > 0).Select(one => (one.Key, one.Value))]);
        var refusals = filed.SelectMany(one => one.Ownership("")?.Refusals ?? []).Where(refusal => refusal.Upheld is not null).ToList();
        return
        [
            .. owners
                .Select(unit => new UnitLine(
                    unit,
                    onTime[unit],
                    RatioOf.Count(closed.Where(one => one.Owner == unit), FixedAtOnce),
                    RatioOf.Count(closed.Where(one => one.Owner == unit), one => one.Reopenings > 0),
                    RatioOf.Count(refusals.Where(refusal => refusal.Unit == unit), refusal => refusal.Upheld is true),
                    ranked.FirstOrDefault(one => one.Unit == unit)
                ))
                .OrderBy(line => line.Ranked?.Band ?? int.MaxValue)
                .ThenByDescending(line => line.Ranked?.Rate.Rate),
        ];
    }

    // The last seven days of each grid against the mean of the weeks before: without those nothing is expected and nothing is said.
    IReadOnlyList<HotSpot> Hot(List<CityCase> cases, DateOnly until)
    {
        var week = CityTime.StartOf(until.AddDays(-6));
        var (end, before) = (CityTime.StartOf(until.AddDays(1)), week.AddDays(-7 * WeeksBefore));
        return HotSpots.Of([
            .. content
                .Grids.Keys.Select(grid =>
                {
                    var here = cases.Where(one => one.Grid == grid).ToList();
                    return new GridWeek(
                        grid,
                        here.Count(one => one.FiledAt >= week && one.FiledAt < end),
                        here.Count(one => one.FiledAt >= before && one.FiledAt < week) / (double)WeeksBefore
                    );
                })
                .Where(grid => grid.Expected > 0),
        ]);
    }
}
