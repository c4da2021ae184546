using Yingzhou.Kernel;

namespace Yingzhou.Foundation.Storage;

/// <summary>An event waiting to be told (发件箱): written with the change it speaks of, published after the commit.</summary>
public sealed class OutboxMessage
{
    /// <summary>Version 7: sorts by time, and is the CloudEvents <c>id</c> by which a receiver recognises a repetition.</summary>
    public Guid Id { get; init; } = SortableId.Next();

    public required string Type { get; init; }

    public required string Subject { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The event itself as JSON.</summary>
    public required string Data { get; init; }

    public int Attempts { get; set; }

    /// <summary>Not before this instant: a failed delivery waits longer each time.</summary>
    public DateTimeOffset NotBefore { get; set; }
}
