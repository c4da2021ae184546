using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting.Content;
using Yingzhou.Support.Alerting.Watching;

namespace Yingzhou.Support.Alerting.Handling;

/// <summary>The frame of every deed: one step, the version that was seen, the permission, and afterwards when to look again.</summary>
sealed class IncidentDeed(CityContext city, CityStep step, IPermissions permissions, AlertingContent content, IncidentWatch watch)
{
    public DateTimeOffset Now => city.Clock.GetUtcNow();

    public StageLimits Limits(Incident incident) => content.Kinds[incident.Kind].LimitsOf(incident.Level);

    /// <param name="action">What it takes; <c>null</c> when <paramref name="do"/> decides that itself.</param>
    public Task<Outcome<Done>> On(
        string doing,
        Guid id,
        int? seen,
        string? action,
        Subject official,
        Func<Incident, Task<Fault?>> @do,
        CancellationToken cancel
    )
    {
        city.Actors.Current = official.AsActor();
        return step.Run<Done>(
            doing,
            async () =>
            {
                if (await city.Get<Incident>(id, cancel) is not { } incident)
                    return AlertingFaults.Unknown;
                if (action is not null && permissions.Refuse(official, action, await ResourceOf(incident, cancel)) is { } refused)
                    return refused;
                if (seen is { } version && version != incident.Version)
                    return AlertingFaults.Stale;
                if (await @do(incident) is { } fault)
                    return fault;
                watch.Look(incident, content.Kinds[incident.Kind], Now);
                return Done.It;
            },
            cancel
        );
    }

    public Task<Outcome<Done>> OnTask(
        string doing,
        Guid id,
        int seen,
        Subject official,
        Func<Incident, IncidentTask, Task<Fault?>> @do,
        CancellationToken cancel
    )
    {
        city.Actors.Current = official.AsActor();
        return step.Run<Done>(
            doing,
            async () =>
            {
                if (
                    await city.Get<IncidentTask>(id, cancel) is not { } task
                    || await city.Get<Incident>(task.IncidentId, cancel) is not { } incident
                )
                    return AlertingFaults.UnknownTask;
                if (permissions.Refuse(official, AlertingRights.Work, ResourceOf(task)) is { } refused)
                    return refused;
                if (seen != task.Version)
                    return AlertingFaults.Stale;
                if (await @do(incident, task) is { } fault)
                    return fault;
                watch.Look(incident, content.Kinds[incident.Kind], Now);
                return Done.It;
            },
            cancel
        );
    }

    public static Resource ResourceOf(IncidentTask task) =>
        new("incident-task", task.Id.ToString()) { Region = task.Region, UnitId = task.Unit };

    /// <summary>With who handled it so far: whoever did does not review.</summary>
    public async Task<Resource> ResourceOf(Incident incident, CancellationToken cancel)
    {
        var handled = await city.Set<IncidentEntry>()
            .AsNoTracking()
            .Where(entry =>
                entry.IncidentId == incident.Id
                && (
                    entry.Kind == IncidentEntryKind.Verified
                    || entry.Kind == IncidentEntryKind.Dispatched
                    || entry.Kind == IncidentEntryKind.Told
                )
            )
            .Select(entry => entry.ActorId)
            .Distinct()
            .ToListAsync(cancel);
        return new("incident", incident.Id.ToString())
        {
            Region = incident.Region,
            UnitId = incident.Unit,
            Deeds = [.. handled.Select(actor => new Deed(AlertingRights.Handle, actor))],
        };
    }
}
