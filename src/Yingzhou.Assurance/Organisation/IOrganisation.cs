using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Organisation;

/// <summary>
/// The city's organisation (组织): units, posts, who holds them. Questions are answered from memory and see every change within a second; they are about
/// now unless an instant is given.
/// </summary>
public interface IOrganisation
{
    /// <summary>All units that exist, areas and departments.</summary>
    IReadOnlyList<Unit> Units(DateTimeOffset? at = null);

    Unit? Unit(string id);

    Post? Post(string id);

    Official? Official(string id);

    /// <summary>What to show for the id of a unit, a post or an official; the id itself when nobody knows it.</summary>
    string NameOf(string id);

    /// <summary>The area with this division code.</summary>
    Unit? Area(string region);

    /// <summary>The department competent in a place: of its town when there is one, else of its county, else of the city.</summary>
    /// <param name="department">As in <see cref="Organisation.Unit.Department"/>.</param>
    /// <param name="region">Division code of the place.</param>
    Unit? FindUnit(string department, string region, DateTimeOffset? at = null);

    IReadOnlyList<Post> PostsIn(string unitId);

    /// <summary>The posts an official may exercise: their own, main post first, then those delegated to them.</summary>
    IReadOnlyList<HeldPost> PostsOf(string officialId, DateTimeOffset? at = null);

    /// <summary>Everybody who may exercise a post: those appointed, then those it was delegated to.</summary>
    IReadOnlyList<PostHolder> HoldersOf(string postId, DateTimeOffset? at = null);

    /// <summary>Delegations given by or to an official that are running or still to come.</summary>
    IReadOnlyList<Delegation> DelegationsOf(string officialId);

    Task<Outcome<Delegation>> Delegate(DelegatePost request, CancellationToken cancel = default);

    Task<Outcome<Delegation>> Revoke(RevokeDelegation request, CancellationToken cancel = default);

    Task<Outcome<Appointment>> Appoint(AppointOfficial request, CancellationToken cancel = default);

    Task<Outcome<Done>> EndAppointment(EndAppointment request, CancellationToken cancel = default);
}
