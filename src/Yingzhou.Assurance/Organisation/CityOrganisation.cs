using Yingzhou.Assurance.Organisation.Chart;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Organisation;

/// <summary>Answers about the organisation from the newest chart.</summary>
sealed class CityOrganisation(
    OrganisationCharts charts,
    TimeProvider clock,
    DelegatePostHandler delegating,
    RevokeDelegationHandler revoking,
    AppointOfficialHandler appointing,
    EndAppointmentHandler ending
) : IOrganisation
{
    OrganisationChart Chart => charts.Current;

    public IReadOnlyList<Unit> Units(DateTimeOffset? at = null) => [.. Chart.Units.Where(unit => unit.Valid.Contains(At(at)))];

    public Unit? Unit(string id) => Chart.Unit(id);

    public Post? Post(string id) => Chart.Post(id);

    public Official? Official(string id) => Chart.Official(id);

    public string NameOf(string id) => Chart.Unit(id)?.Name ?? Chart.Post(id)?.Title ?? Chart.Official(id)?.Name ?? id;

    public Unit? Area(string region) => Chart.Area(region);

    public Unit? FindUnit(string department, string region, DateTimeOffset? at = null) => Chart.FindUnit(department, region, At(at));

    public IReadOnlyList<Post> PostsIn(string unitId) => [.. Chart.PostsIn(unitId)];

    public IReadOnlyList<HeldPost> PostsOf(string officialId, DateTimeOffset? at = null) => Chart.PostsOf(officialId, At(at));

    public IReadOnlyList<PostHolder> HoldersOf(string postId, DateTimeOffset? at = null) => Chart.HoldersOf(postId, At(at));

    public IReadOnlyList<Delegation> DelegationsOf(string officialId)
    {
        var now = clock.GetUtcNow();
        return
        [
            .. Chart
                .Delegations.Where(delegation => delegation.OfficialId == officialId || delegation.DeputyId == officialId)
                .Where(delegation => now < delegation.Valid.Until)
                .OrderBy(delegation => delegation.Valid.From),
        ];
    }

    public Task<Outcome<Delegation>> Delegate(DelegatePost request, CancellationToken cancel = default) => delegating.Run(request, cancel);

    public Task<Outcome<Delegation>> Revoke(RevokeDelegation request, CancellationToken cancel = default) => revoking.Run(request, cancel);

    public Task<Outcome<Appointment>> Appoint(AppointOfficial request, CancellationToken cancel = default) =>
        appointing.Run(request, cancel);

    public Task<Outcome<Done>> EndAppointment(EndAppointment request, CancellationToken cancel = default) => ending.Run(request, cancel);

    DateTimeOffset At(DateTimeOffset? at) => at ?? clock.GetUtcNow();
}
