using Yingzhou.Foundation.Files;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Support.Alerting.Handling;

/// <summary>Writes the log of an incident and tells those who look at it.</summary>
sealed class IncidentLog(CityContext city)
{
    /// <param name="happenedAt">When it was, if that is not now.</param>
    public void Write(Incident incident, IncidentEntryKind kind, string text, DateTimeOffset? happenedAt = null, KeptFile? file = null) =>
        Write(city.Actors.Current, incident, kind, text, happenedAt, file);

    /// <summary>What happens by itself, in whoever's step: a call, a lamp.</summary>
    public void WriteByItself(Incident incident, IncidentEntryKind kind, string text) =>
        Write(Actor.System, incident, kind, text, null, null);

    void Write(Actor actor, Incident incident, IncidentEntryKind kind, string text, DateTimeOffset? happenedAt, KeptFile? file)
    {
        var now = city.Clock.GetUtcNow();
        city.Add(
            new IncidentEntry
            {
                IncidentId = incident.Id,
                Kind = kind,
                HappenedAt = happenedAt ?? now,
                KnownAt = now,
                ActorId = actor.Id,
                ActorName = actor.Name,
                Post = actor.Post,
                Text = text,
                FileDigest = file?.Digest,
                FileName = file?.Name,
            }
        );
        city.Live.Touch(AlertingTopics.Board);
        city.Live.Touch(AlertingTopics.Of(incident.Id));
    }
}
