namespace Yingzhou.Kernel;

/// <summary>A journey that arrives as early as possible (行程).</summary>
/// <param name="Legs">In order; waiting lies between them.</param>
public sealed record Journey(DateTimeOffset ReadyAt, IReadOnlyList<JourneyLeg> Legs)
{
    public DateTimeOffset Arrives => Legs.Count == 0 ? ReadyAt : Legs[^1].Arrives;

    public TimeSpan Lasts => Arrives - ReadyAt;
}

/// <param name="Line">Id of the line; <c>null</c> for a way on land.</param>
public sealed record JourneyLeg(string From, string To, DateTimeOffset Departs, DateTimeOffset Arrives, string? Line);
