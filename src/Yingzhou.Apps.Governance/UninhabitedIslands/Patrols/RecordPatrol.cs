using Yingzhou.Apps.Governance.UninhabitedIslands.Content;
using Yingzhou.Apps.Governance.UninhabitedIslands.Reading;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.UninhabitedIslands.Patrols;

/// <param name="Seen">The version that was before the official.</param>
sealed record RecordPatrolRequest(Guid Patrol, int Seen, PatrolState State, bool Landed, string Finding);

/// <summary>登记巡查结果: once.</summary>
sealed class RecordPatrol(CityContext city, CityStep step, IslandContent islands, IPermissions permissions)
{
    public Task<Outcome<Patrol>> Run(RecordPatrolRequest request, Subject official, CancellationToken cancel = default)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<Patrol>(
            nameof(RecordPatrol),
            async () =>
            {
                if (await city.Get<Patrol>(request.Patrol, cancel) is not { } patrol || islands[patrol.Island] is not { } island)
                    return PatrolFaults.NoPatrol;
                if (permissions.Refuse(official, IslandRights.Patrol, IslandBoard.ResourceOf(island)) is { } refused)
                    return refused;
                if (patrol.Version != request.Seen)
                    return PatrolFaults.Stale;
                if (request.Finding.Trim().Length is < 2 or > 500 || request.State is PatrolState.Planned)
                    return PatrolFaults.Finding;
                return patrol.Write(request.State, request.Landed, request.Finding, city.Clock.GetUtcNow()) is { } fault ? fault : patrol;
            },
            cancel
        );
    }
}
