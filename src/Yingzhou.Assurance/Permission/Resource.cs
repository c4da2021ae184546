namespace Yingzhou.Assurance.Permission;

/// <summary>What is asked for (资源): a thing, where it lies, whose it is and what was done to it already. Facts that are not given cannot grant anything.</summary>
/// <param name="Kind">E.g. <c>case</c>.</param>
public sealed record Resource(string Kind, string Id)
{
    /// <summary>Division code it belongs to.</summary>
    public string? Region { get; init; }

    /// <summary>The unit that handles it.</summary>
    public string? UnitId { get; init; }

    /// <summary>The post it is assigned to.</summary>
    public string? PostId { get; init; }

    /// <summary>Keys of the parties it concerns: applicant, principal, third party.</summary>
    public IReadOnlyList<string> Parties { get; init; } = [];

    public IReadOnlyList<Deed> Deeds { get; init; } = [];
}

/// <summary>Something that somebody already did to the resource.</summary>
/// <param name="ActorId">As in <see cref="Subject.ActorId"/>.</param>
public sealed record Deed(string Action, string ActorId);
