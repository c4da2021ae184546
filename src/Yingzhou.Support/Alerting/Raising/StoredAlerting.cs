using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting.Content;
using Yingzhou.Support.Alerting.Handling;

namespace Yingzhou.Support.Alerting.Raising;

sealed class StoredAlerting(CityContext city, CityStep step, AlertingContent content, OpenIncident incidents, IncidentLog log) : IAlerting
{
    // Outside clocks are never quite right (p07 R3 stores what is up to five minutes ahead).
    static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    // Of those who say the same at once one gets through each time; more than so many at once are told to say it again.
    const int MostTries = 20;

    public async Task<Outcome<Alert>> Raise(RaiseAlert request, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            var raised = await step.Run<Alert>(nameof(Raise), () => Say(request, cancel), cancel);
            if (raised.Fault is not { Status: 412 } || tries == MostTries)
                return raised;
        }
    }

    async Task<Outcome<Alert>> Say(RaiseAlert request, CancellationToken cancel)
    {
        if (Check(request) is { } wrong)
            return wrong;
        var kind = content.Kinds[request.Kind];
        var now = city.Clock.GetUtcNow();
        if (await Active(request.Kind, request.SubjectKey, request.Cause, cancel) is { } lasting)
            return await Again(lasting, kind, request, now, cancel);

        var alert = new Alert
        {
            Region = request.Region,
            Kind = kind.Id,
            SubjectKey = request.SubjectKey,
            SubjectName = request.SubjectName,
            Cause = request.Cause,
            Level = request.Level,
            Peak = request.Level,
            Text = request.Text,
            Evidence = request.Evidence,
            Longitude = request.Longitude,
            Latitude = request.Latitude,
            HappenedAt = request.HappenedAt,
            RaisedAt = now,
            LastAt = now,
            ActiveKey = Alert.KeyOf(kind.Id, request.SubjectKey, request.Cause),
        };
        city.Add(alert);
        city.Live.Touch(AlertingTopics.Board);
        return kind.IncidentFrom <= request.Level && await incidents.Of(alert, kind, cancel) is { } nobody ? nobody : alert;
    }

    async Task<Outcome<Alert>> Again(Alert alert, AlertKind kind, RaiseAlert request, DateTimeOffset now, CancellationToken cancel)
    {
        alert.Times++;
        alert.LastAt = now;
        (alert.Longitude, alert.Latitude) = (request.Longitude ?? alert.Longitude, request.Latitude ?? alert.Latitude);
        if (request.Level <= alert.Level)
            return alert;

        (alert.Level, alert.Peak) = (request.Level, request.Level);
        (alert.Text, alert.Evidence) = (request.Text, request.Evidence ?? alert.Evidence);
        city.Live.Touch(AlertingTopics.Board);
        if (alert.IncidentId is { } id)
            await incidents.Rise(id, kind, request.Level, request.Text, cancel);
        else if (kind.IncidentFrom <= request.Level && await incidents.Of(alert, kind, cancel) is { } nobody)
            return nobody;
        return alert;
    }

    public Task<Outcome<bool>> End(string kind, string subjectKey, string cause, DateTimeOffset at, CancellationToken cancel) =>
        step.Run<bool>(
            nameof(End),
            async () =>
            {
                if (await Active(kind, subjectKey, cause, cancel) is not { } alert)
                    return false;
                (alert.EndedAt, alert.ActiveKey) = (at < alert.HappenedAt ? alert.HappenedAt : at, null);
                city.Live.Touch(AlertingTopics.Board);
                if (alert.IncidentId is { } id && await city.Get<Incident>(id, cancel) is { IsOver: false } incident)
                    log.Write(incident, IncidentEntryKind.AlertEnded, $"{alert.SubjectName}：情况不再持续", at);
                return true;
            },
            cancel
        );

    public Task<Alert?> Active(string kind, string subjectKey, string cause, CancellationToken cancel)
    {
        var key = Alert.KeyOf(kind, subjectKey, cause);
        return city.Set<Alert>().SingleOrDefaultAsync(alert => alert.ActiveKey == key, cancel);
    }

    public Task<bool> Knows(string kind, string subjectKey, string cause, DateTimeOffset at, CancellationToken cancel) =>
        city.Set<Alert>()
            .AnyAsync(
                alert =>
                    alert.Kind == kind
                    && alert.SubjectKey == subjectKey
                    && alert.Cause == cause
                    && alert.HappenedAt <= at
                    && (alert.EndedAt == null || alert.EndedAt > at || alert.HappenedAt == at),
                cancel
            );

    public async Task<IReadOnlyList<Alert>> Lasting(string kind, CancellationToken cancel) =>
        await city.Set<Alert>().AsNoTracking().Where(alert => alert.Kind == kind && alert.ActiveKey != null).ToListAsync(cancel);

    Fault? Check(RaiseAlert request) =>
        !content.Kinds.ContainsKey(request.Kind) ? AlertingFaults.UnknownKind
        : string.IsNullOrWhiteSpace(request.SubjectKey) ? AlertingFaults.Missing("subjectKey", "写明预警对象的标识。")
        : string.IsNullOrWhiteSpace(request.SubjectName) ? AlertingFaults.Missing("subjectName", "写明预警对象的名称。")
        : string.IsNullOrWhiteSpace(request.Cause) ? AlertingFaults.Missing("cause", "写明预警的原因。")
        : string.IsNullOrWhiteSpace(request.Text) ? AlertingFaults.Missing("text", "用一句话写明发生了什么。")
        : Place.Check(request.Longitude, request.Latitude)
            ?? (request.HappenedAt > city.Clock.GetUtcNow() + ClockTolerance ? AlertingFaults.FromFuture : null);
}
