using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Governance.UninhabitedIslands.Content;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting;
using Yingzhou.Support.Perception;

namespace Yingzhou.Apps.Governance.UninhabitedIslands.Watching;

/// <summary>
/// Follows every ship that the intake hears and says what concerns an island (海上值守). Positions are on the disk before they come here; at a start the journal tells the last ones again, and alerts that
/// last tell who was where. Far from islands a ship costs its last position; ships that were silent longest are forgotten.
/// </summary>
sealed class SeaWatch(IslandContent islands, IAlertFeed feed, IServiceScopeFactory scopes, TimeProvider clock) : IIntakeWatch
{
    const string Vessels = "ais:";
    const int MostTargets = 20_000;

    // A receiver that is quiet for so long may be broken: silence of ships then says nothing.
    static readonly TimeSpan ReceiverQuiet = TimeSpan.FromMinutes(2);
    static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly ConcurrentDictionary<string, SeaTarget> targets = new(StringComparer.Ordinal);
    readonly Lock letting = new();
    DateTimeOffset heardAt;
    DateTimeOffset listeningSince;

    public static string KeyOf(string mmsi) => $"vessel:{mmsi}";

    public async Task Begin(CancellationToken cancel)
    {
        targets.Clear();
        await using var scope = scopes.CreateAsyncScope();
        var alerting = scope.ServiceProvider.GetRequiredService<IAlerting>();
        foreach (var kind in SeaFinding.Kinds)
        foreach (var alert in await alerting.Lasting(kind, cancel))
            if (alert.SubjectKey.StartsWith("vessel:", StringComparison.Ordinal) && islands[alert.Cause] is not null)
                Of(alert.SubjectKey["vessel:".Length..]).Remember(kind, alert.Cause);
    }

    public void Heard(StoredMessage message)
    {
        if (message.Wire is not Wire.Ais || !message.Code.StartsWith(Vessels, StringComparison.Ordinal))
            return;
        var report = Report(message);
        if (!message.IsPast)
        {
            var now = clock.GetUtcNow();
            if (now - heardAt > ReceiverQuiet)
                listeningSince = now;
            heardAt = now;
        }
        var target = Of(report.Mmsi);
        lock (target)
            foreach (var finding in target.Hear(report))
                Say(target, finding);
    }

    /// <summary>Time passes: who should have been heard and was not.</summary>
    public void Tick(DateTimeOffset now)
    {
        // While nothing at all is heard, the receiver is what is silent.
        if (now - heardAt > ReceiverQuiet)
            return;
        foreach (var target in targets.Values)
            lock (target)
                if (target.Silent(now, listeningSince) is { } finding)
                    Say(target, finding);
    }

    /// <summary>Ships around an island that were heard in the last hour, the nearest first.</summary>
    public IReadOnlyList<NearVessel> Near(Island island)
    {
        var now = clock.GetUtcNow();
        var found = new List<NearVessel>();
        foreach (var target in targets.Values)
            lock (target)
                if (target.Last is { Position: { } at } last && now - last.At < TimeSpan.FromHours(1) && island.IsAround(at))
                    found.Add(
                        new(
                            target.Mmsi,
                            last.At,
                            at,
                            last.SpeedKnots,
                            last.CourseDegrees,
                            island.Land.MetresToBorder(at).Value,
                            target.DarkNear is not null,
                            target.Doubt,
                            [.. target.Track.Select(point => point.Position)]
                        )
                    );
        return [.. found.OrderBy(one => one.Metres)];
    }

    public int TargetCount => targets.Count;

    SeaTarget Of(string mmsi)
    {
        if (targets.TryGetValue(mmsi, out var known))
            return known;
        var target = targets.GetOrAdd(mmsi, static (key, content) => new(key, content), islands);
        // Counting stops all who use it: only for one that is new.
        if (targets.Count > MostTargets)
            LetGo();
        return target;
    }

    void LetGo()
    {
        lock (letting)
            foreach (
                var one in targets
                    .Values.Where(target => target.Last is not null)
                    .OrderBy(target => target.Last!.At)
                    .Take(targets.Count - (MostTargets * 7 / 8))
                    .ToList()
            )
                targets.TryRemove(one.Mmsi, out _);
    }

    void Say(SeaTarget target, SeaFinding finding)
    {
        if (finding.Ends)
        {
            feed.End(finding.Kind, KeyOf(target.Mmsi), finding.Island.Id, finding.At);
            return;
        }
        var at = target.Last?.Position;
        feed.Raise(
            new(
                finding.Kind,
                KeyOf(target.Mmsi),
                $"MMSI {target.Mmsi}",
                finding.Island.Id,
                finding.Level,
                finding.Text,
                finding.Island.Region,
                finding.At,
                at?.Longitude,
                at?.Latitude,
                JsonSerializer.Serialize(finding.Evidence, Written)
            )
        );
    }

    static VesselReport Report(StoredMessage message)
    {
        double? Value(string property)
        {
            foreach (var one in message.Observations)
                if (one.Property == property)
                    return one.Value;
            return null;
        }
        return new(
            message.Code[Vessels.Length..],
            message.ReceivedAt,
            Value("lon") is { } longitude && Value("lat") is { } latitude ? new GeoPoint(longitude, latitude) : null,
            Value("sog"),
            Value("cog")
        );
    }
}

/// <param name="Metres">From the shore.</param>
/// <param name="IsDark">It fell silent where it should have been heard.</param>
/// <param name="Doubt">Why its last report was not followed, e.g. an impossible jump; the position is the last that can be.</param>
/// <param name="Track">Of the last hour, the oldest first.</param>
public sealed record NearVessel(
    string Mmsi,
    DateTimeOffset At,
    GeoPoint Position,
    double? SpeedKnots,
    double? CourseDegrees,
    double Metres,
    bool IsDark,
    ReportDoubt Doubt,
    IReadOnlyList<GeoPoint> Track
);
