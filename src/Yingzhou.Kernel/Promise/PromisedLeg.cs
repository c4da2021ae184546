namespace Yingzhou.Kernel;

/// <summary>A leg of a bundle (办件分段): one item handled by one unit, ready when all legs it depends on are finished.</summary>
/// <param name="PromisedDays">Working days from readiness.</param>
public sealed record PromisedLeg(string Id, string Unit, int PromisedDays, IReadOnlyList<string> DependsOn);
