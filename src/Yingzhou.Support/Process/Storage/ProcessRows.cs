namespace Yingzhou.Support.Process.Storage;

/// <summary>A timer of an instance (定时器): taken from here when due, never from memory.</summary>
sealed class TimerRow
{
    public required Guid InstanceId { get; init; }

    public required long TimerId { get; init; }

    public required DateTimeOffset DueAt { get; set; }

    /// <summary>Firings in a row that broke; from <see cref="MostFailures"/> on it rests as an incident.</summary>
    public int Failures { get; set; }

    public string? LastError { get; set; }

    public const int MostFailures = 5;
}

/// <summary>A wait for a message or a signal.</summary>
sealed class WaitRow
{
    public required Guid InstanceId { get; init; }

    public required long SubscriptionId { get; init; }

    /// <summary><c>message</c> or <c>signal</c>.</summary>
    public required string Kind { get; init; }

    public required string Name { get; init; }

    public string? CorrelationKey { get; init; }
}

/// <summary>What one step did to one instance, as the state machine told it: JSON array of log entries.</summary>
sealed class LogRow
{
    public required Guid InstanceId { get; init; }

    /// <summary>The instance's version after the first event of the step, from 1: rises, and leaves out numbers where one event caused others.</summary>
    public required int Step { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Entries { get; set; }
}

/// <summary>An instance that waits for repair (异常).</summary>
sealed class IncidentRow
{
    public required Guid InstanceId { get; init; }

    /// <summary>The element that cannot go on; of a broken timer the timer's own id.</summary>
    public required long ElementInstanceId { get; init; }

    public required string ElementId { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset At { get; init; }

    public IncidentKind Kind { get; init; }
}
