using System.Text.Json.Nodes;

namespace Yingzhou.Languages.Bpmn;

/// <summary>The behaviour log (行为日志) of a step: the running diagram and the heat map are drawn from it.</summary>
/// <param name="ElementId">The node; for <see cref="LogKind.FlowTaken"/> the sequence flow.</param>
/// <param name="ElementInstanceId">Zero for flows.</param>
public sealed record LogEntry(LogKind Kind, string ElementId, long ElementInstanceId, string? Detail = null)
{
    /// <summary>Trace of a decision, for <see cref="LogKind.Decided"/>.</summary>
    public JsonNode? Trace { get; init; }
}

public enum LogKind
{
    Entered,
    Left,
    FlowTaken,
    Cancelled,

    /// <summary>An event happened: the timer fired, the message came.</summary>
    Triggered,
    Decided,

    /// <summary>An error, escalation or signal was thrown; the detail is its code or name.</summary>
    Thrown,
    Incident,
    Resolved,
    Moved,
    Migrated,
}
