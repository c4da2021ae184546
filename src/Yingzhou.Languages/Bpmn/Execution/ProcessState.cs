using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Yingzhou.Languages.Bpmn;

public enum InstanceStatus
{
    Active,
    Completed,
    Terminated,
    Failed,
}

/// <summary>
/// Everything an instance (流程实例) is between two steps. Immutable; JSON objects inside are never changed after a step. Ids are
/// counted within the instance, so equal events give equal states.
/// </summary>
public sealed record ProcessState
{
    public const int CurrentFormat = 1;

    public int Format { get; init; } = CurrentFormat;

    public required string ProcessId { get; init; }

    public InstanceStatus Status { get; init; }

    /// <summary>Has a caller that gets uncaught errors and escalations.</summary>
    public bool Called { get; init; }

    /// <summary>The next free id.</summary>
    public long NextId { get; init; } = 1;

    /// <summary>Ascending by id. The first is the process itself while it is active.</summary>
    public ImmutableArray<ElementInstance> Elements { get; init; } = [];

    /// <summary>Tokens that wait for others before a join.</summary>
    public ImmutableArray<WaitingToken> Waiting { get; init; } = [];

    public ImmutableArray<Subscription> Subscriptions { get; init; } = [];

    /// <summary>Finished activities that can still be undone.</summary>
    public ImmutableArray<CompensationRecord> Compensations { get; init; } = [];

    /// <summary>Variables of the instance as a whole; after the end, its result.</summary>
    public JsonObject Variables { get; init; } = [];

    public ElementInstance? Find(long elementInstanceId) => Elements.FirstOrDefault(element => element.Id == elementInstanceId);
}
