using Yingzhou.Assurance.Organisation;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Permission;

/// <summary>Who asks (主体): a person at one of the two ends, with everything that decisions depend on, as it is at this instant.</summary>
public sealed record Subject
{
    public static readonly Subject Anonymous = new()
    {
        Kind = SubjectKind.Anonymous,
        AccountId = "",
        Name = "未登录用户",
    };

    public required SubjectKind Kind { get; init; }

    public required string AccountId { get; init; }

    /// <summary>To greet them with. An enterprise agent is greeted by their own name.</summary>
    public required string Name { get; init; }

    public string? OfficialId { get; init; }

    /// <summary>Key of the human being, the same for every account of theirs: by it "the same person" is recognised.</summary>
    public string? PersonKey { get; init; }

    /// <summary>Key of the party they act for: themselves, or the enterprise of an agent.</summary>
    public string? PartyKey { get; init; }

    /// <summary>Name of the party they act for.</summary>
    public string PartyName { get; init; } = "";

    /// <summary>The mandate (授权、监护) by which a person acts for another party now; <c>null</c> for whoever acts for themselves.</summary>
    public Guid? Mandate { get; init; }

    /// <summary>Why the party that was acted for is not acted for any more, in Simplified Chinese; <c>null</c>: nothing lapsed. Whoever it stands on acts for themselves.</summary>
    public string? Lapsed { get; init; }

    public RealNameLevel Level { get; init; }

    /// <summary>Posts that may be exercised now, own and delegated.</summary>
    public IReadOnlyList<HeldPost> Posts { get; init; } = [];

    /// <summary>The one post they act in (当前岗位): rights of other posts do not count until they switch.</summary>
    public HeldPost? ActingPost { get; init; }

    /// <summary>When a second factor was last shown in this session (再次验证); <c>null</c>: not yet.</summary>
    public DateTimeOffset? ProvenAt { get; init; }

    public bool IsSignedIn => Kind is not SubjectKind.Anonymous;

    /// <summary>The rows an official may list: the area of the acting post. <c>null</c> for everybody else: parties list by <see cref="PartyKey"/>, officers of an
    /// outside body by its unit.</summary>
    public RegionScope? Scope => ActingPost is { Unit: { Kind: not UnitKind.Outside, Region: var region } } ? new(region) : null;

    /// <summary>What stands in audit lines and histories for this subject.</summary>
    public string ActorId => OfficialId ?? PersonKey ?? AccountId;

    public Actor AsActor() =>
        new(
            ActorId,
            // Officials act under their names; citizens' names are masked wherever they are kept in clear.
            Kind is SubjectKind.Official
                ? Name
                : Personal.Name(Name).Masked,
            Kind switch
            {
                SubjectKind.Official => ActorKind.Official,
                SubjectKind.Enterprise => ActorKind.Enterprise,
                SubjectKind.Citizen => ActorKind.Citizen,
                _ => throw new InvalidOperationException("Nobody is signed in"),
            },
            ActingPost?.Id,
            ActingPost is { } acting ? acting.OnBehalfOf?.Id
                : PartyKey == PersonKey ? null
                : PartyKey
        );

    /// <summary>Whether an actor id of the past was this person, at whichever end and in whichever post, or the official in whose name they act.</summary>
    public bool Is(string actorId) =>
        actorId == OfficialId || actorId == PersonKey || actorId == AccountId || actorId == ActingPost?.OnBehalfOf?.Id;
}

public enum SubjectKind
{
    Anonymous,
    Citizen,
    Enterprise,
    Official,
}
