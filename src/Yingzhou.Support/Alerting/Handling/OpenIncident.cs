using Yingzhou.Assurance.Organisation;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting.Content;
using Yingzhou.Support.Alerting.Watching;

namespace Yingzhou.Support.Alerting.Handling;

/// <summary>Makes an incident of a warning or of a report, in the running step.</summary>
sealed class OpenIncident(CityContext city, IOrganisation organisation, IncidentLog log, IncidentWatch watch)
{
    /// <returns>Why it could not be made; <c>null</c> when it was.</returns>
    public async Task<Fault?> Of(Alert alert, AlertKind kind, CancellationToken cancel)
    {
        var made = await Make(
            kind,
            alert.Level,
            $"{alert.SubjectName}：{kind.Title}",
            alert.Region,
            organisation.Area(alert.Region)?.Name ?? alert.Region,
            alert.HappenedAt,
            (alert.Longitude, alert.Latitude),
            alert.Id,
            alert.Text,
            cancel
        );
        if (made.Fault is { } nobody)
            return nobody;
        alert.IncidentId = made.Value.Id;
        return null;
    }

    public async Task<Outcome<Incident>> Make(
        AlertKind kind,
        AlertLevel level,
        string title,
        string region,
        string place,
        DateTimeOffset happenedAt,
        (double? Longitude, double? Latitude) at,
        Guid? alert,
        string text,
        CancellationToken cancel
    )
    {
        if (organisation.FindUnit(kind.Department, region) is not { } unit)
            return new Fault("alerting.nobody-in-charge", $"这个地方没有主管“{kind.Title}”的部门，请检查区划代码。") { Field = "region" };
        var now = city.Clock.GetUtcNow();
        var day = now.Day();
        var incident = new Incident
        {
            Region = region,
            Number = $"YJ{day:yyyyMMdd}{await city.NextSerial("alerting_numbers", day, cancel):0000}",
            Kind = kind.Id,
            Title = title,
            Level = level,
            Unit = unit.Id,
            Place = place,
            Longitude = at.Longitude,
            Latitude = at.Latitude,
            HappenedAt = happenedAt,
            KnownAt = now,
            AlertId = alert,
            StageSince = now,
            StageMinutes = kind.LimitsOf(level).Verify,
        };
        city.Add(incident);
        log.Write(incident, IncidentEntryKind.Raised, text, happenedAt);
        watch.Look(incident, kind, now);
        return incident;
    }

    /// <summary>The warning has become worse: what is still to be done has less time.</summary>
    public async Task Rise(Guid id, AlertKind kind, AlertLevel level, string text, CancellationToken cancel)
    {
        if (await city.Get<Incident>(id, cancel) is not { IsOver: false } incident || incident.Level >= level)
            return;
        incident.Level = level;
        incident.StageMinutes = Math.Min(incident.StageMinutes, kind.LimitsOf(level).Of(incident.Stage));
        log.Write(incident, IncidentEntryKind.Risen, text);
        watch.Look(incident, kind, city.Clock.GetUtcNow());
    }
}
