using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Process;

public enum ProcessStatus
{
    Running,
    Completed,
    Cancelled,
    Failed,
}

/// <summary>A process under way (流程实例). Not a <see cref="Record"/>: its history is the behaviour log, one line a step.</summary>
public sealed class ProcessInstance : IInRegion
{
    public Guid Id { get; init; } = SortableId.Next();

    public required Guid DefinitionId { get; set; }

    /// <summary>Id of the thing it works on, usually a case.</summary>
    public required string BusinessKey { get; init; }

    public required string Region { get; init; }

    /// <summary>Id of the handling unit (承办单位).</summary>
    public required string Unit { get; init; }

    /// <summary>What its tasks are called in an inbox, e.g. the item and the applicant's masked name.</summary>
    public required string Title { get; init; }

    /// <summary>The instance whose call activity started this one.</summary>
    public Guid? CallerId { get; init; }

    public long? CallerElement { get; init; }

    /// <summary>Number of the release under which it began: what it calls and the decisions it asks are those of that moment. <c>null</c> for the oldest instances.</summary>
    public long? AsOf { get; init; }

    /// <summary>
    /// The variables it began with, as JSON: a simulation begins there, too. Of an instance that has ended, those alone which it ended with another value of. <c>null</c> for instances older than this was kept.
    /// </summary>
    public string? StartedWith { get; set; }

    /// <summary>The state machine's own state, as JSON.</summary>
    public required string State { get; set; }

    public ProcessStatus Status { get; set; }

    /// <summary>Counts the steps: concurrency token and number of the next log line.</summary>
    public int Version { get; set; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }
}
