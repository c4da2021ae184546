using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting.Content;
using Yingzhou.Support.Alerting.Handling;

namespace Yingzhou.Support.Alerting.Watching;

/// <summary>Makes the calls that are due, lights the lamp of the stage, and says when to look again; in the running step.</summary>
sealed class IncidentWatch(CityContext city, DutyChain chain, IncidentLog log)
{
    public void Look(Incident incident, AlertKind kind, DateTimeOffset now)
    {
        if (incident.IsOver)
        {
            incident.NextCheckAt = null;
            return;
        }
        var levels = chain.Of(incident);
        if (incident.AnsweredAt is null)
            Call(incident, kind, levels, now);
        Light(incident, levels, now);
        incident.NextCheckAt = Earlier(
            incident.AnsweredAt is null ? kind.Calls.NextAt(incident.KnownAt, incident.CallsMade, levels.Count) : null,
            incident.Clock.NextAt(incident.Light, LightLimits.Default)
        );
    }

    void Call(Incident incident, AlertKind kind, IReadOnlyList<DutyLevel> levels, DateTimeOffset now)
    {
        foreach (var call in kind.Calls.Due(incident.KnownAt, incident.CallsMade, levels.Count, now).ToList())
        {
            var level = levels[kind.Calls.LevelOf(call)];
            foreach (var official in level.Officials)
                city.Add(
                    new IncidentCall
                    {
                        IncidentId = incident.Id,
                        Call = call,
                        Level = kind.Calls.LevelOf(call),
                        Official = official.Id,
                        At = now,
                    }
                );
            log.WriteByItself(incident, IncidentEntryKind.Called, $"第 {call + 1} 次叫应：{level.Said}");
            incident.CallsMade = call + 1;
        }
    }

    void Light(Incident incident, IReadOnlyList<DutyLevel> levels, DateTimeOffset now)
    {
        var lit = incident.Clock.LightAt(now, LightLimits.Default);
        if (lit <= incident.Light)
            return;
        incident.Light = lit;
        incident.WasLate |= lit >= Kernel.Light.Orange;
        var told = lit is Kernel.Light.Yellow || levels.Count < 2 ? levels[0] : levels[^1];
        log.WriteByItself(
            incident,
            IncidentEntryKind.Late,
            $"{IncidentWords.Stage(incident.Stage)}{IncidentWords.Late(lit)}，已告知{told.Said}"
        );
    }

    static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null ? other
        : other is null ? one
        : one < other ? one
        : other;
}
