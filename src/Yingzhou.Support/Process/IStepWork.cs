using System.Text.Json.Nodes;

namespace Yingzhou.Support.Process;

/// <summary>
/// Work of a drawn service task that touches records only: it is done inside the step, so it happens exactly once. Work that reaches outside the
/// database belongs into a handler of the outbox, which runs after the commit, at least once.
/// </summary>
public interface IStepWork
{
    /// <summary><c>zeebe:taskDefinition type</c>, e.g. <c>case.accepted</c>.</summary>
    string Type { get; }

    /// <returns>Variables for the process.</returns>
    Task<JsonObject> Do(WorkOrder order, CancellationToken cancel);
}

public sealed record WorkOrder(Guid InstanceId, string BusinessKey, string ElementId, IReadOnlyDictionary<string, string> Headers, JsonObject Variables);

/// <summary>Somebody whose things run on processes, told inside the step.</summary>
public interface IProcessListener
{
    Task TaskOpened(UserTask task, CancellationToken cancel);

    Task TaskClosed(UserTask task, CancellationToken cancel);

    Task InstanceEnded(ProcessInstance instance, CancellationToken cancel);
}
