namespace Yingzhou.Assurance.Audit;

/// <summary>One line of the audit trail, as people read it.</summary>
/// <param name="Action">Name of the use case, <c>Read</c> or <c>Deny</c>.</param>
public sealed record AuditLine(
    Guid Id,
    DateTimeOffset At,
    string ActorId,
    string ActorName,
    string? Post,
    string? OnBehalfOf,
    string Action,
    string Target,
    string? Detail
);

/// <summary>How often somebody did something.</summary>
public sealed record AuditCount(string ActorId, string ActorName, int Count);
