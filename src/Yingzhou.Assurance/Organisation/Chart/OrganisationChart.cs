using System.Collections.Frozen;

namespace Yingzhou.Assurance.Organisation.Chart;

/// <summary>The whole organisation with its history and its future, in memory, unchanging: every question names its instant.</summary>
sealed class OrganisationChart
{
    // Lengths of division codes from village up to city.
    static readonly int[] CodeLengths = [12, 9, 6, 4];

    readonly FrozenDictionary<string, Unit> units;
    readonly FrozenDictionary<string, Post> posts;
    readonly FrozenDictionary<string, Official> officials;
    readonly FrozenDictionary<string, Unit> areas;
    readonly ILookup<(string Department, string Region), Unit> departments;
    readonly ILookup<string, Post> postsByUnit;
    readonly ILookup<string, Appointment> byOfficial;
    readonly ILookup<string, Appointment> byPost;
    readonly ILookup<string, Delegation> byDeputy;
    readonly ILookup<string, Delegation> delegationsByPost;

    public OrganisationChart(OrganisationRows rows)
    {
        Revision = rows.Revision;
        units = rows.Units.ToFrozenDictionary(unit => unit.Id, StringComparer.Ordinal);
        posts = rows.Posts.ToFrozenDictionary(post => post.Id, StringComparer.Ordinal);
        officials = rows.Officials.ToFrozenDictionary(official => official.Id, StringComparer.Ordinal);
        areas = rows
            .Units.Where(unit => unit.Kind is not (UnitKind.Department or UnitKind.Zone or UnitKind.Outside))
            .ToFrozenDictionary(unit => unit.Region, StringComparer.Ordinal);
        departments = rows.Units.Where(unit => unit.Department is not null).ToLookup(unit => (unit.Department!, unit.Region));
        postsByUnit = rows.Posts.ToLookup(post => post.UnitId, StringComparer.Ordinal);
        var known = rows
            .Appointments.Where(IsKnown)
            .OrderBy(appointment => appointment.Kind)
            .ThenBy(appointment => appointment.Valid.From)
            .ToList();
        byOfficial = known.ToLookup(appointment => appointment.OfficialId, StringComparer.Ordinal);
        byPost = known.ToLookup(appointment => appointment.PostId, StringComparer.Ordinal);
        byDeputy = rows.Delegations.ToLookup(delegation => delegation.DeputyId, StringComparer.Ordinal);
        delegationsByPost = rows.Delegations.ToLookup(delegation => delegation.PostId, StringComparer.Ordinal);
        Delegations = rows.Delegations;
    }

    /// <summary>Grows with every change of the stored organisation.</summary>
    public long Revision { get; }

    public IReadOnlyList<Delegation> Delegations { get; }

    public IEnumerable<Unit> Units => units.Values;

    public Unit? Unit(string id) => units.GetValueOrDefault(id);

    public Post? Post(string id) => posts.GetValueOrDefault(id);

    public Official? Official(string id) => officials.GetValueOrDefault(id);

    public Unit? Area(string region) => areas.GetValueOrDefault(region);

    public IEnumerable<Post> PostsIn(string unitId) => postsByUnit[unitId];

    public IEnumerable<Appointment> AppointmentsTo(string postId) => byPost[postId];

    public Unit? FindUnit(string department, string region, DateTimeOffset at) =>
        CodeLengths
            .Where(length => length <= region.Length)
            .SelectMany(length => departments[(department, region[..length])])
            .FirstOrDefault(unit => unit.Valid.Contains(at));

    /// <summary>The appointment by which an official holds a post in their own right.</summary>
    public Appointment? Own(string officialId, string postId, DateTimeOffset at) =>
        byOfficial[officialId].FirstOrDefault(appointment => appointment.PostId == postId && IsInForce(appointment, at));

    public IReadOnlyList<HeldPost> PostsOf(string officialId, DateTimeOffset at)
    {
        var held = new List<HeldPost>();
        foreach (var appointment in byOfficial[officialId])
            if (IsInForce(appointment, at))
                Add(appointment.PostId, appointment.Kind, onBehalfOf: null);
        foreach (var delegation in byDeputy[officialId])
            if (delegation.Valid.Contains(at) && Own(delegation.OfficialId, delegation.PostId, at) is { } principal)
                Add(delegation.PostId, principal.Kind, Official(delegation.OfficialId));
        return held;

        void Add(string postId, AppointmentKind kind, Official? onBehalfOf)
        {
            var post = posts[postId];
            var unit = units[post.UnitId];
            if (unit.Valid.Contains(at) && !held.Exists(other => other.Id == postId))
                held.Add(new(post, unit, kind, onBehalfOf));
        }
    }

    public IReadOnlyList<PostHolder> HoldersOf(string postId, DateTimeOffset at) =>
        [
            .. byPost[postId]
                .Where(appointment => IsInForce(appointment, at))
                .Select(appointment => new PostHolder(officials[appointment.OfficialId], appointment.Kind, null)),
            .. delegationsByPost[postId]
                .Where(delegation => delegation.Valid.Contains(at) && officials.ContainsKey(delegation.DeputyId))
                .Where(delegation => Own(delegation.OfficialId, postId, at) is not null)
                .Select(delegation => new PostHolder(
                    officials[delegation.DeputyId],
                    AppointmentKind.Deputy,
                    officials[delegation.OfficialId]
                )),
        ];

    // A deputy (B角) steps in where nobody else holds the post.
    bool IsInForce(Appointment appointment, DateTimeOffset at) =>
        appointment.Valid.Contains(at)
        && (
            appointment.Kind is not AppointmentKind.Deputy
            || !byPost[appointment.PostId].Any(other => other.Kind is not AppointmentKind.Deputy && other.Valid.Contains(at))
        );

    bool IsKnown(Appointment appointment) =>
        officials.ContainsKey(appointment.OfficialId)
        && posts.TryGetValue(appointment.PostId, out var post)
        && units.ContainsKey(post.UnitId);
}
