using Yingzhou.Kernel;

namespace Yingzhou.Foundation.Storage;

/// <summary>One thing somebody did or read (审计日志), in the same transaction as the deed itself.</summary>
public sealed class AuditEntry
{
    public Guid Id { get; init; } = SortableId.Next();

    public required DateTimeOffset At { get; init; }

    public required string ActorId { get; init; }

    public required string ActorName { get; init; }

    public string? Post { get; init; }

    public string? OnBehalfOf { get; init; }

    /// <summary>Name of the use case, e.g. <c>AcceptCase</c>, or <c>Read</c> for a look at personal information.</summary>
    public required string Action { get; init; }

    /// <summary>Type and id of the thing acted on, e.g. <c>Case/0193…</c>.</summary>
    public required string Target { get; init; }

    public string? Detail { get; init; }
}
