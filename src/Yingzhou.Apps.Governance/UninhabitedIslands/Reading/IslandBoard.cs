using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Governance.UninhabitedIslands.Content;
using Yingzhou.Apps.Governance.UninhabitedIslands.Patrols;
using Yingzhou.Apps.Governance.UninhabitedIslands.Watching;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting;

namespace Yingzhou.Apps.Governance.UninhabitedIslands.Reading;

/// <param name="Lasting">Alerts that last, the worst first.</param>
/// <param name="LastPatrol">The last one that took place.</param>
/// <param name="NextPatrol">The next one that is planned.</param>
sealed record IslandLine(Island Island, IReadOnlyList<Alert> Lasting, int Vessels, Patrol? LastPatrol, Patrol? NextPatrol, PatrolNeed Need)
{
    public AlertLevel? Worst => Lasting.Count == 0 ? null : Lasting.Max(alert => alert.Level);
}

/// <param name="Patrols">The newest first.</param>
/// <param name="Tracks">What all sensors together follow, with what is over since less than an hour.</param>
sealed record IslandView(
    IslandLine Line,
    IReadOnlyList<NearVessel> Vessels,
    IReadOnlyList<FusedTrack> Tracks,
    IReadOnlyList<SensorState> Sensors,
    IReadOnlyList<Patrol> Patrols,
    bool MayPatrol
);

/// <summary>What the screens show of the islands.</summary>
sealed class IslandBoard(
    CityContext city,
    IslandContent islands,
    SeaWatch watch,
    SeaContacts contacts,
    IAlerting alerting,
    IPermissions permissions
)
{
    const int MostPatrols = 50;

    public static Resource ResourceOf(Island island) => new("island", island.Id) { Region = island.Region };

    /// <summary>Islands of the official's area, those with the worst alerts first, then those that want a patrol most.</summary>
    public async Task<Outcome<IReadOnlyList<IslandLine>>> Read(Subject official, CancellationToken cancel = default)
    {
        if (permissions.Refuse(official, IslandRights.See, new("islands", "all") { Region = official.Scope?.Code }) is { } refused)
            return refused;
        var (alerts, patrols) = (await Alerts(cancel), await Patrols(null, cancel));
        IslandLine[] lines =
        [
            .. islands
                .All.Where(island => official.Scope?.Contains(island.Region) == true)
                .Select(island => Line(island, alerts, patrols))
                .OrderByDescending(line => line.Worst)
                .ThenByDescending(line => line.Need.Points)
                .ThenBy(line => line.Island.Id, StringComparer.Ordinal),
        ];
        return lines;
    }

    public async Task<Outcome<IslandView>> Find(string id, Subject official, CancellationToken cancel = default)
    {
        if (islands[id] is not { } island)
            return PatrolFaults.NoIsland;
        if (permissions.Refuse(official, IslandRights.See, ResourceOf(island)) is { } refused)
            return refused;
        var patrols = await Patrols(id, cancel);
        var (tracks, sensors) = contacts.Around(island, city.Clock.GetUtcNow());
        return new IslandView(
            Line(island, await Alerts(cancel), patrols),
            watch.Near(island),
            tracks,
            sensors,
            [.. patrols.OrderByDescending(patrol => patrol.Day).Take(MostPatrols)],
            permissions.Refuse(official, IslandRights.Patrol, ResourceOf(island)) is null
        );
    }

    public async Task<PatrolNeed> NeedOf(Island island, CancellationToken cancel) =>
        Line(island, await Alerts(cancel), await Patrols(island.Id, cancel)).Need;

    IslandLine Line(Island island, IReadOnlyList<Alert> alerts, IReadOnlyList<Patrol> patrols)
    {
        Alert[] lasting = [.. alerts.Where(alert => alert.Cause == island.Id).OrderByDescending(alert => alert.Level)];
        var own = patrols.Where(patrol => patrol.Island == island.Id).ToList();
        var last = own.Where(patrol => patrol.State is PatrolState.Done).MaxBy(patrol => patrol.Day);
        return new(
            island,
            lasting,
            watch.Near(island).Count,
            last,
            own.Where(patrol => patrol.State is PatrolState.Planned).MinBy(patrol => patrol.Day),
            PatrolNeed.Of(island.PatrolDays, last?.Day, lasting.Length, city.Clock.GetUtcNow().Day())
        );
    }

    async Task<IReadOnlyList<Alert>> Alerts(CancellationToken cancel)
    {
        var found = new List<Alert>();
        foreach (var kind in SeaFinding.Kinds)
            found.AddRange(await alerting.Lasting(kind, cancel));
        return found;
    }

    async Task<IReadOnlyList<Patrol>> Patrols(string? island, CancellationToken cancel) =>
        await city.Set<Patrol>().AsNoTracking().Where(patrol => island == null || patrol.Island == island).ToListAsync(cancel);
}
