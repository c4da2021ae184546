using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Governance.UninhabitedIslands.Content;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting;
using Yingzhou.Support.Perception;

namespace Yingzhou.Apps.Governance.UninhabitedIslands.Watching;

/// <summary>
/// Sees the water around the islands by AIS and all radars together (雷达与 AIS 融合) and says which ships do not say who they are. Tracks are of this life of the process: after a start they begin anew, and an
/// alert of a track that went with the former life ends with the first scan.
/// </summary>
sealed class SeaContacts(IslandContent islands, IAlertFeed feed, IServiceScopeFactory scopes) : IIntakeWatch
{
    const string Vessels = "ais:";
    const string Radars = "radar:";
    const string Contacts = "contact:";
    static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly IslandSea[] seas = [.. islands.All.Select(island => new IslandSea(island, islands.Reception, islands.Radars))];
    long aisTicks;

    public async Task Begin(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var alert in await scope.ServiceProvider.GetRequiredService<IAlerting>().Lasting(SeaFinding.Dark, cancel))
            if (alert.SubjectKey.StartsWith(Contacts, StringComparison.Ordinal))
                foreach (var sea in seas.Where(sea => sea.Island.Id == alert.Cause))
                    lock (sea)
                        sea.Remember(alert.SubjectKey);
    }

    public void Heard(StoredMessage message)
    {
        if (message.IsPast || message.Wire is not (Wire.Ais or Wire.Radar))
            return;
        double? Value(string property)
        {
            foreach (var one in message.Observations)
                if (one.Property == property)
                    return one.Value;
            return null;
        }
        if (Value("lon") is not { } longitude || Value("lat") is not { } latitude)
            return;
        var (at, when) = (new GeoPoint(longitude, latitude), message.ReceivedAt);
        if (message.Wire is Wire.Ais)
            Interlocked.Exchange(ref aisTicks, when.UtcTicks);
        foreach (var sea in seas)
            if (sea.Island.IsAround(at))
                lock (sea)
                {
                    foreach (var found in sea.Reach(when, HearsAis(when)))
                        Say(found);
                    if (message.Wire is Wire.Ais)
                        sea.Hear(new(message.Code[Vessels.Length..], when, at, Value("sog"), Value("cog")));
                    else if (message.Code.LastIndexOf(':') is var number && number > Radars.Length)
                        sea.See(message.Code[Radars.Length..number], message.Code[(number + 1)..], at, Value("length"), when);
                }
    }

    /// <summary>Time passes at every island.</summary>
    public void Tick(DateTimeOffset now)
    {
        foreach (var sea in seas)
            lock (sea)
                foreach (var found in sea.Pass(now, HearsAis(now)))
                    Say(found);
    }

    /// <summary>Tracks around an island and the sensors that look there.</summary>
    public (IReadOnlyList<FusedTrack> Tracks, IReadOnlyList<SensorState> Sensors) Around(Island island, DateTimeOffset now)
    {
        var sea = seas.First(sea => sea.Island.Id == island.Id);
        lock (sea)
            return (
                sea.Tracks,
                sea.Sensors(now, Interlocked.Read(ref aisTicks) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null)
            );
    }

    bool HearsAis(DateTimeOffset now) => now.UtcTicks - Interlocked.Read(ref aisTicks) <= IslandSea.AisQuiet.Ticks;

    void Say(ContactFinding found)
    {
        var finding = found.Finding;
        if (finding.Ends)
            feed.End(finding.Kind, found.Subject, finding.Island.Id, finding.At);
        else
            feed.Raise(
                new(
                    finding.Kind,
                    found.Subject,
                    "无 AIS 目标",
                    finding.Island.Id,
                    finding.Level,
                    finding.Text,
                    finding.Island.Region,
                    finding.At,
                    found.Position?.Longitude,
                    found.Position?.Latitude,
                    JsonSerializer.Serialize(finding.Evidence, Written)
                )
            );
    }
}
