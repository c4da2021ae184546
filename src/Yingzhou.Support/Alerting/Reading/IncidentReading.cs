using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting.Content;
using Yingzhou.Support.Alerting.Handling;

namespace Yingzhou.Support.Alerting.Reading;

sealed class IncidentReading(
    CityContext city,
    AlertingContent content,
    IOrganisation organisation,
    IPermissions permissions,
    IncidentDeed deed
)
{
    const int LargestPage = 200;

    // A call is answered or passed on within hours; older ones nobody waits for.
    static readonly TimeSpan CallsLast = TimeSpan.FromDays(2);

    public async Task<Page<IncidentLine>> Board(Subject official, BoardQuery query, CancellationToken cancel)
    {
        if (InSight(official) is not { } seen)
            return new([], null);
        var size = Math.Clamp(query.Size, 1, LargestPage);
        var rows = query.Over ? seen.Where(one => one.ClosedAt != null) : seen.Where(one => one.ClosedAt == null);
        if (query.Kind is { Length: > 0 } kind)
            rows = rows.Where(one => one.Kind == kind);
        if (Guid.TryParse(query.After, out var last))
            rows = rows.Where(one => one.Id.CompareTo(last) < 0);
        var found = await rows.OrderByDescending(one => one.Id).Take(size + 1).ToListAsync(cancel);
        var lines = found.Take(size).Select(Line);
        return new(
            [.. query.Over ? lines : lines.OrderByDescending(one => one.Level).ThenBy(one => one.DueAt)],
            found.Count > size ? found[size - 1].Id.ToString() : null
        );
    }

    public async Task<IReadOnlyList<Alert>> Alerts(Subject official, CancellationToken cancel)
    {
        if (official.Scope is not { } scope || !MaySeeArea(official, scope.Code))
            return [];
        var found = await city.Set<Alert>()
            .AsNoTracking()
            .Within(scope)
            .Where(alert => alert.ActiveKey != null && alert.IncidentId == null)
            .OrderByDescending(alert => alert.Id)
            .Take(LargestPage)
            .ToListAsync(cancel);
        return [.. found.OrderByDescending(alert => alert.Level).ThenByDescending(alert => alert.RaisedAt)];
    }

    public async Task<IReadOnlyList<IncidentLine>> Calling(Subject official, CancellationToken cancel)
    {
        if (official.OfficialId is not { } me)
            return [];
        var since = city.Clock.GetUtcNow() - CallsLast;
        var ids = city.Set<IncidentCall>().Where(call => call.Official == me && call.At > since).Select(call => call.IncidentId);
        var found = await city.Set<Incident>()
            .AsNoTracking()
            .Where(one => ids.Contains(one.Id) && one.AnsweredAt == null && one.ClosedAt == null)
            .OrderBy(one => one.Id)
            .ToListAsync(cancel);
        return [.. found.Select(Line)];
    }

    public async Task<Outcome<IncidentView>> Find(Guid id, Subject official, CancellationToken cancel)
    {
        if (
            await city.Set<Incident>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancel) is not { } incident
            || !await MaySee(incident, official, cancel)
        )
            return AlertingFaults.Unknown;
        var kind = content.Kinds[incident.Kind];
        var tasks = await city.Set<IncidentTask>()
            .AsNoTracking()
            .Where(one => one.IncidentId == id)
            .OrderBy(one => one.Id)
            .ToListAsync(cancel);
        var log = await city.Set<IncidentEntry>()
            .AsNoTracking()
            .Where(one => one.IncidentId == id)
            .OrderBy(one => one.Id)
            .ToListAsync(cancel);
        return new IncidentView(
            incident,
            kind.Title,
            kind.Source,
            incident.AlertId is { } alert
                ? await city.Set<Alert>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == alert, cancel)
                : null,
            tasks,
            log,
            [
                .. kind
                    .Joint.Prepend(kind.Department)
                    .Select(one => organisation.FindUnit(one, incident.Region)?.Id)
                    .OfType<string>()
                    .Distinct(),
            ],
            await May(incident, tasks, official, cancel)
        );
    }

    /// <summary>Whoever sees the area, whoever has a task in it, whoever was called.</summary>
    public async Task<bool> MaySee(Incident incident, Subject official, CancellationToken cancel)
    {
        if (permissions.Decide(official, AlertingRights.See, await deed.ResourceOf(incident, cancel)).Allowed)
            return true;
        var tasks = await city.Set<IncidentTask>().AsNoTracking().Where(task => task.IncidentId == incident.Id).ToListAsync(cancel);
        return tasks.Exists(task => permissions.Decide(official, AlertingRights.Work, IncidentDeed.ResourceOf(task)).Allowed)
            || await city.Set<IncidentCall>()
                .AnyAsync(call => call.IncidentId == incident.Id && call.Official == official.OfficialId, cancel);
    }

    async Task<IncidentMay> May(Incident incident, IReadOnlyList<IncidentTask> tasks, Subject official, CancellationToken cancel)
    {
        var resource = await deed.ResourceOf(incident, cancel);
        var handle = permissions.Decide(official, AlertingRights.Handle, resource).Allowed;
        var called = await city.Set<IncidentCall>()
            .AnyAsync(call => call.IncidentId == incident.Id && call.Official == official.OfficialId, cancel);
        return new(
            (handle || called) && incident.AnsweredAt is null && !incident.IsOver,
            handle && incident.Stage is IncidentStage.Verifying,
            handle && incident.Stage is (IncidentStage.Dispatching or IncidentStage.Handling),
            handle && incident.Stage is IncidentStage.Feedback,
            incident.Stage is IncidentStage.Reviewing && permissions.Decide(official, AlertingRights.Review, resource).Allowed,
            tasks
                .Where(task => task.IsOpen && permissions.Decide(official, AlertingRights.Work, IncidentDeed.ResourceOf(task)).Allowed)
                .Select(task => task.Id)
                .ToHashSet()
        );
    }

    /// <summary>The incidents that an official may list: those of the area, or those of the unit.</summary>
    /// <returns><c>null</c> for who is no official of the city.</returns>
    public IQueryable<Incident>? InSight(Subject official)
    {
        if (official is not { Scope: { } scope, ActingPost: { } acting })
            return null;
        var all = city.Set<Incident>().AsNoTracking();
        return MaySeeArea(official, scope.Code) ? all.Within(scope) : all.Where(one => one.Unit == acting.Unit.Id);
    }

    bool MaySeeArea(Subject official, string region) =>
        permissions.Decide(official, AlertingRights.See, new("incident", "any") { Region = region }).Allowed;

    IncidentLine Line(Incident one) =>
        new(
            one.Id,
            one.Number,
            content.Kinds.GetValueOrDefault(one.Kind)?.Title ?? one.Kind,
            one.Title,
            one.Level,
            one.Stage,
            organisation.NameOf(one.Unit),
            one.Place,
            one.Longitude,
            one.Latitude,
            one.KnownAt,
            one.Clock.DueAt,
            one.Clock.LightAt(city.Clock.GetUtcNow(), LightLimits.Default),
            one.AnsweredAt is not null,
            one.ClosedAt
        );
}
