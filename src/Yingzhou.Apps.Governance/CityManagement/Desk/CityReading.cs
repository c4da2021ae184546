using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Governance.CityManagement.Casework;
using Yingzhou.Apps.Governance.CityManagement.Reporting;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.CityManagement.Desk;

public sealed record CaseView(CityCase Case, IReadOnlyList<CityEntry> Log, IReadOnlyList<ProblemReport> Reports, CaseMay May);

/// <param name="Case"><c>null</c> while it waits, and when it was rejected.</param>
public sealed record HotlineLine(ProblemReport Report, CityCase? Case);

/// <summary>What the official may do now: the stage allows it and the post does.</summary>
public sealed record CaseMay(bool Dispatch, bool Work, bool Check, bool Approve);

/// <summary>What officials and reporters see.</summary>
sealed class CityReading(CityContext city, IPermissions permissions, CityDeed deed)
{
    const int Shown = 500;

    static readonly Fault NotHere = new("city-management.not-here", "当前岗位的管辖范围里没有这个案件，请切换岗位或回到列表。", 404);

    /// <summary>上报 that wait, the oldest first.</summary>
    public async Task<IReadOnlyList<ProblemReport>> Waiting(Subject official, CancellationToken cancel) =>
        official.Scope is { } scope
            ? await city.Set<ProblemReport>()
                .AsNoTracking()
                .Within(scope)
                .Where(report => report.CaseId == null && !report.Rejected)
                .OrderBy(report => report.ReportedAt)
                .Take(Shown)
                .ToListAsync(cancel)
            : [];

    /// <summary>12345 转办 of the last thirty days, the newest first: what the hotline is to tell its callers.</summary>
    public async Task<IReadOnlyList<HotlineLine>> Hotline(Subject official, CancellationToken cancel)
    {
        if (official.Scope is not { } scope)
            return [];
        var since = city.Clock.GetUtcNow().AddDays(-30);
        var pairs = await (
            from report in city.Set<ProblemReport>().AsNoTracking().Within(scope)
            where report.ReporterKey == ReportProblem.Hotline && report.ReportedAt >= since
            join one in city.Set<CityCase>().AsNoTracking() on report.CaseId equals (Guid?)one.Id into cases
            from one in cases.DefaultIfEmpty()
            orderby report.ReportedAt descending
            select new { report, one }
        )
            .Take(Shown)
            .ToListAsync(cancel);
        return [.. pairs.Select(pair => new HotlineLine(pair.report, pair.one))];
    }

    public async Task<Outcome<ProblemReport>> Report(Guid id, Subject official, CancellationToken cancel) =>
        official.Scope is { } scope
        && await city.Set<ProblemReport>().AsNoTracking().Within(scope).SingleOrDefaultAsync(one => one.Id == id, cancel) is { } found
            ? found
            : NotHere;

    /// <summary>Cases of the area that are not closed, by their due time.</summary>
    /// <param name="unit">Only those of this unit.</param>
    public async Task<IReadOnlyList<CityCase>> Open(Subject official, string? unit, CancellationToken cancel) =>
        official.Scope is { } scope
            ? await city.Set<CityCase>()
                .AsNoTracking()
                .Within(scope)
                .Where(one => one.ClosedAt == null || one.CallBackBy != null)
                .Where(one => unit == null || one.Owner == unit)
                .OrderBy(one => one.DueAt)
                .Take(Shown)
                .ToListAsync(cancel)
            : [];

    public async Task<Outcome<CaseView>> Case(Guid id, Subject official, CancellationToken cancel)
    {
        if (
            official.Scope is not { } scope
            || await city.Set<CityCase>().AsNoTracking().Within(scope).SingleOrDefaultAsync(one => one.Id == id, cancel) is not { } found
        )
            return NotHere;
        var resource = await deed.ResourceOf(found, cancel);
        bool May(string action) => permissions.Decide(official, action, resource).Allowed;
        return new CaseView(
            found,
            await Log(id, cancel),
            await city.Set<ProblemReport>()
                .AsNoTracking()
                .Where(report => report.CaseId == id)
                .OrderBy(report => report.ReportedAt)
                .ToListAsync(cancel),
            new(May(CityRights.Dispatch), May(CityRights.Work), May(CityRights.Check), May(CityRights.Approve))
        );
    }

    public async Task<IReadOnlyList<CityEntry>> Log(Guid @case, CancellationToken cancel) =>
        await city.Set<CityEntry>().AsNoTracking().Where(entry => entry.CaseId == @case).OrderBy(entry => entry.Id).ToListAsync(cancel);

    public async Task<IReadOnlyList<(ProblemReport Report, CityCase? Case)>> Mine(Subject reporter, CancellationToken cancel)
    {
        if (ReportProblem.KeyOf(reporter) is not { } key)
            return [];
        var pairs = await (
            from report in city.Set<ProblemReport>().AsNoTracking()
            where report.ReporterKey == key
            join one in city.Set<CityCase>().AsNoTracking() on report.CaseId equals (Guid?)one.Id into cases
            from one in cases.DefaultIfEmpty()
            orderby report.ReportedAt descending
            select new { report, one }
        )
            .Take(Shown)
            .ToListAsync(cancel);
        return [.. pairs.Select(pair => (pair.report, (CityCase?)pair.one))];
    }
}
