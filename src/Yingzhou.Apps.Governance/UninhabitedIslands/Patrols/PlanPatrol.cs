using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Governance.UninhabitedIslands.Content;
using Yingzhou.Apps.Governance.UninhabitedIslands.Reading;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.UninhabitedIslands.Patrols;

sealed record PlanPatrolRequest(string Island, DateOnly Day, string Unit);

/// <summary>安排巡查: the reason is computed and stays with the plan.</summary>
sealed class PlanPatrol(
    CityContext city,
    CityStep step,
    IslandContent islands,
    IslandBoard board,
    IOrganisation organisation,
    IPermissions permissions
)
{
    const int Ahead = 90;

    /// <summary>Departments whose boats go out.</summary>
    public static readonly IReadOnlyList<string> Departments = ["maritime", "ocean-fisheries", "public-security"];

    public Task<Outcome<Patrol>> Run(PlanPatrolRequest request, Subject official, CancellationToken cancel = default)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<Patrol>(
            nameof(PlanPatrol),
            async () =>
            {
                if (islands[request.Island] is not { } island)
                    return PatrolFaults.NoIsland;
                if (permissions.Refuse(official, IslandRights.Patrol, IslandBoard.ResourceOf(island)) is { } refused)
                    return refused;
                var today = city.Clock.GetUtcNow().Day();
                if (request.Day < today || request.Day > today.AddDays(Ahead))
                    return PatrolFaults.Day;
                if (Units(island).All(unit => unit.Id != request.Unit))
                    return PatrolFaults.Unit;
                if (
                    await city.Set<Patrol>()
                        .AnyAsync(one => one.Island == island.Id && one.Day == request.Day && one.State == PatrolState.Planned, cancel)
                )
                    return PatrolFaults.Twice;
                var patrol = new Patrol
                {
                    Region = island.Region,
                    Island = island.Id,
                    Day = request.Day,
                    Unit = request.Unit,
                    Why = (await board.NeedOf(island, cancel)).Why,
                };
                city.Add(patrol);
                return patrol;
            },
            cancel
        );
    }

    /// <summary>Who may be sent there.</summary>
    public IReadOnlyList<Unit> Units(Island island) =>
        [.. Departments.Select(department => organisation.FindUnit(department, island.Region)).OfType<Unit>()];
}
