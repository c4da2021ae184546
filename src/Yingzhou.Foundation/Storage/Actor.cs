namespace Yingzhou.Foundation.Storage;

public enum ActorKind
{
    System,
    Citizen,
    Enterprise,
    Official,
}

/// <summary>Who acts: stands in every audit line and history entry.</summary>
/// <param name="Id">Stable account or party key, never a resident number.</param>
/// <param name="Post">The acting post (岗位) of an official.</param>
/// <param name="OnBehalfOf">The official whose post is exercised under a delegation (代岗), or the principal of an agent.</param>
public sealed record Actor(string Id, string Name, ActorKind Kind, string? Post = null, string? OnBehalfOf = null)
{
    public static readonly Actor System = new("system", "系统", ActorKind.System);
}

/// <summary>The actor of the current request, job or replayed step, and what they are doing.</summary>
public sealed class ActorScope
{
    public Actor Current { get; set; } = Actor.System;

    /// <summary>Name of the use case, e.g. <c>AcceptCase</c>; becomes the action of the audit line.</summary>
    public string? Doing { get; set; }
}
