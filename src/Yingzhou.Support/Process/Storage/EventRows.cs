using Yingzhou.Kernel;
using Yingzhou.Languages.Bpmn;

namespace Yingzhou.Support.Process.Storage;

/// <summary>A message (消息) until it expires: kept for whoever will wait for it, and afterwards so that its id is not delivered twice.</summary>
sealed class MessageRow
{
    public Guid Id { get; init; } = SortableId.Next();

    /// <summary>The publisher's own id; unique within the name.</summary>
    public string? MessageId { get; init; }

    public required string Name { get; init; }

    public string? CorrelationKey { get; init; }

    public required string Variables { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? TakenAt { get; set; }
}

/// <summary>A start event of a newest version that listens (启动事件).</summary>
sealed class StartRow
{
    public required Guid DefinitionId { get; init; }

    public required string ElementId { get; init; }

    public required StartKind Kind { get; init; }

    /// <summary>Name of the message or signal; text of the timer.</summary>
    public required string Name { get; init; }

    public required string ProcessKey { get; init; }

    /// <summary>When a timer starts the next instance; <c>null</c> for a spent one and for everything else.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>Starts left of a timer; minus one without end.</summary>
    public int Repetitions { get; set; }
}
