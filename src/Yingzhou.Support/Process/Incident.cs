namespace Yingzhou.Support.Process;

public enum IncidentKind
{
    /// <summary>An element cannot go on: a job out of retries, an expression without a value, a decision without an answer.</summary>
    Element,

    /// <summary>A timer broke each time it was fired.</summary>
    Timer,
}

/// <summary>An incident (异常): where a process waits for a person to repair it, and why.</summary>
public sealed record IncidentLine(
    Guid InstanceId,
    long ElementInstanceId,
    IncidentKind Kind,
    string ElementId,
    string ElementName,
    string Reason,
    DateTimeOffset At,
    string ProcessName,
    int ProcessVersion,
    string Title,
    string BusinessKey,
    string Region,
    string Unit
);

/// <summary>Names one incident.</summary>
public sealed record IncidentId(Guid InstanceId, long ElementInstanceId)
{
    public override string ToString() => $"{InstanceId:N}.{ElementInstanceId}";

    public static IncidentId? Read(string? text) =>
        text?.Split('.') is [var instance, var element] && Guid.TryParse(instance, out var id) && long.TryParse(element, out var number)
            ? new(id, number)
            : null;
}
