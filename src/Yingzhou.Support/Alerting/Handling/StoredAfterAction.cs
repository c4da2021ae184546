using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting.Content;
using Yingzhou.Support.Alerting.Reading;

namespace Yingzhou.Support.Alerting.Handling;

sealed class StoredAfterAction(
    CityContext city,
    CityStep step,
    AlertingContent content,
    IPermissions permissions,
    IncidentReading reading,
    IncidentDeed deed
) : IAfterAction
{
    const int LongestText = 500;
    const int LongestDays = 366;
    const int MostOpen = 100;

    static readonly Fault NotOver = new("alerting.not-over", "事件还没有结束，办结后再复盘。", 409);
    static readonly Fault NoMeasure = new("alerting.unknown-measure", "没有这项改进措施，请从复盘页面重新进入。", 404);

    public async Task<Outcome<AfterActionReview>> Find(Guid incident, Subject official, CancellationToken cancel)
    {
        var found = await reading.Find(incident, official, cancel);
        if (found.Fault is { } unseen)
            return unseen;
        var view = found.Value;
        if (!view.Incident.IsOver)
            return NotOver;
        var limits = content.Kinds[view.Incident.Kind].LimitsOf(view.Incident.Level);
        var measures = await city.Set<IncidentMeasure>()
            .AsNoTracking()
            .Where(one => one.IncidentId == incident)
            .OrderBy(one => one.Id)
            .ToListAsync(cancel);
        return new AfterActionReview(
            view,
            AfterActionTimes.Stages(view.Incident, limits.Of, view.Log),
            [.. view.Tasks.Select(AfterActionTimes.Of)],
            view.Log.Count(line => line.Kind is IncidentEntryKind.Called),
            [.. view.Log.Where(line => line.Kind is IncidentEntryKind.Late)],
            Units(view.Incident, view.Tasks),
            measures,
            await RefuseAsking(view.Incident, official, cancel) is null,
            measures.Where(one => one.DoneAt is null && RefuseFinishing(one, official) is null).Select(one => one.Id).ToHashSet()
        );
    }

    public Task<Outcome<IncidentMeasure>> Ask(AskMeasure request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<IncidentMeasure>(
            nameof(Ask),
            async () =>
            {
                if (await city.Get<Incident>(request.Incident, cancel) is not { } incident)
                    return AlertingFaults.Unknown;
                if (await RefuseAsking(incident, official, cancel) is { } refused)
                    return refused;
                if (!incident.IsOver)
                    return NotOver;
                var tasks = await city.Set<IncidentTask>().AsNoTracking().Where(task => task.IncidentId == incident.Id).ToListAsync(cancel);
                if (!Units(incident, tasks).Contains(request.Unit))
                    return AlertingFaults.Missing("unit", "请选择参加过处置的单位。");
                if (request.What.Trim() is not { Length: >= 4 and <= LongestText } what)
                    return AlertingFaults.Missing("what", $"请写明要改进什么，4 到 {LongestText} 字。");
                var today = city.Clock.GetUtcNow().Day();
                if (request.DueOn < today || request.DueOn > today.AddDays(LongestDays))
                    return AlertingFaults.Missing("dueOn", "完成期限应在今天到一年以内。");
                var measure = new IncidentMeasure
                {
                    Region = incident.Region,
                    IncidentId = incident.Id,
                    Unit = request.Unit,
                    What = what,
                    DueOn = request.DueOn,
                    AskedBy = official.ActorId,
                };
                city.Add(measure);
                return measure;
            },
            cancel
        );
    }

    public Task<Outcome<Done>> Finish(Guid measure, int seen, string outcome, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<Done>(
            nameof(Finish),
            async () =>
            {
                if (await city.Get<IncidentMeasure>(measure, cancel) is not { } one)
                    return NoMeasure;
                if (RefuseFinishing(one, official) is { } refused)
                    return refused;
                if (one.Version != seen)
                    return AlertingFaults.Stale;
                if (outcome.Trim() is not { Length: >= 4 and <= LongestText } said)
                    return AlertingFaults.Missing("outcome", $"请写明做了什么，4 到 {LongestText} 字。");
                return one.Finish(city.Clock.GetUtcNow(), said) is { } fault ? fault : Done.It;
            },
            cancel
        );
    }

    public async Task<IReadOnlyList<OpenMeasure>> Open(Subject official, CancellationToken cancel)
    {
        if (official.ActingPost is not { Unit.Id: var unit } || reading.InSight(official) is not { } seen)
            return [];
        var ids = seen.Select(one => one.Id);
        var open = await city.Set<IncidentMeasure>()
            .AsNoTracking()
            .Where(one => one.DoneAt == null && (one.Unit == unit || ids.Contains(one.IncidentId)))
            .OrderBy(one => one.DueOn)
            .ThenBy(one => one.Id)
            .Take(MostOpen)
            .ToListAsync(cancel);
        var wanted = open.Select(one => one.IncidentId).Distinct().ToList();
        var incidents = await city.Set<Incident>()
            .AsNoTracking()
            .Where(one => wanted.Contains(one.Id))
            .Select(one => new
            {
                one.Id,
                one.Number,
                one.Title,
            })
            .ToDictionaryAsync(one => one.Id, cancel);
        return [.. open.Select(one => new OpenMeasure(one, incidents[one.IncidentId].Number, incidents[one.IncidentId].Title))];
    }

    static IReadOnlyList<string> Units(Incident incident, IEnumerable<IncidentTask> tasks) =>
        [.. tasks.Where(task => task.Status is not IncidentTaskStatus.Refused).Select(task => task.Unit).Prepend(incident.Unit).Distinct()];

    // Whoever handled it may say what was wrong; only closing it takes somebody else.
    async Task<Fault?> RefuseAsking(Incident incident, Subject official, CancellationToken cancel)
    {
        var resource = await deed.ResourceOf(incident, cancel);
        return permissions.Decide(official, AlertingRights.Review, resource).Allowed
            ? null
            : permissions.Refuse(official, AlertingRights.Handle, resource);
    }

    Fault? RefuseFinishing(IncidentMeasure measure, Subject official) =>
        permissions.Refuse(
            official,
            AlertingRights.Work,
            new("incident-measure", measure.Id.ToString()) { Region = measure.Region, UnitId = measure.Unit }
        );
}
