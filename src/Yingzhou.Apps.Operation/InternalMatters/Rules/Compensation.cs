using Yingzhou.Kernel;
using Yingzhou.Support.Cases;

namespace Yingzhou.Apps.Operation.InternalMatters.Rules;

/// <param name="Step">How the outcome is undone; <c>null</c> when it may stay.</param>
public sealed record StandingLeg(Guid Case, string Leg, string Name, string Unit, string? Step);

/// <summary>
/// What stands after a bundle has ended without all it was to bring (a01 §4): the legs that were done. After a withdrawal each has to be undone that can be; after a refusal further on the
/// unit decides whether to undo it or to leave it. Nothing stands while a leg is still open.
/// </summary>
public static class Compensation
{
    public const int DueWorkdays = 3;

    public static IReadOnlyList<StandingLeg> Of(LoggedCase head, IReadOnlyList<LoggedCase> legs, Func<string, string?> undoOf) =>
        head.Finished is null || legs.Count == 0 || legs.All(leg => leg.Succeeded) || legs.Any(leg => leg.Finished is null)
            ? []
            : [.. legs.Where(leg => leg.Succeeded).Select(leg => new StandingLeg(leg.Id, leg.Leg!, leg.Name, leg.Unit, undoOf(leg.Code)))];
}
