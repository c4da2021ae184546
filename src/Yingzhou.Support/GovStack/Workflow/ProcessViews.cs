using Yingzhou.Support.Process;

namespace Yingzhou.Support.GovStack.Workflow;

/// <summary>
/// Schema <c>Process</c>. The suite's steps look for the properties of <c>ProcessDefinition</c> beside the id, where earlier versions of the specification had them;
/// they stand in both places.
/// </summary>
sealed record ProcessView(
    string Id,
    ProcessDefinitionView ProcessDefinition,
    string Name,
    string Type,
    string Version,
    bool IsExecutable,
    bool IsClosed,
    string Description,
    IReadOnlyList<Property> ProcessBody
)
{
    /// <param name="startable">Whether members may start it: then it is public.</param>
    public static ProcessView Of(ProcessDefinition process, bool startable, bool withDrawing)
    {
        var definition = new ProcessDefinitionView(
            process.Name,
            startable ? "Public" : "Private",
            $"{process.Version}",
            IsExecutable: true,
            IsClosed: false,
            startable ? $"{process.Name}，可由成员系统启动" : $"{process.Name}，由办件启动",
            [
                new("key", process.Key),
                new("releasedAt", process.ReleasedAt.ToUniversalTime().ToString("O")),
                new("sha256", process.Digest),
                .. withDrawing ? [new Property("bpmn20Xml", process.Xml)] : Array.Empty<Property>(),
            ]
        );
        return new(
            ProcessRef.Of(process),
            definition,
            definition.Name,
            definition.Type,
            definition.Version,
            definition.IsExecutable,
            definition.IsClosed,
            definition.Description,
            definition.ProcessBody
        );
    }
}

/// <summary>Schema <c>ProcessDefinition</c>.</summary>
sealed record ProcessDefinitionView(
    string Name,
    string Type,
    string Version,
    bool IsExecutable,
    bool IsClosed,
    string Description,
    IReadOnlyList<Property> ProcessBody
);

/// <summary>Schema <c>ProcessInstance</c>.</summary>
/// <param name="Id"><see cref="InstanceNumber"/>.</param>
/// <param name="InitTime">When it began.</param>
sealed record InstanceView(long Id, string ProcessRef, DateTimeOffset InitTime, string State, DateTimeOffset LastChangeTime)
{
    public static InstanceView Of(Process.InstanceView instance) =>
        new(
            InstanceNumber.Of(instance.Line.Id),
            Workflow.ProcessRef.Of(instance.Line.ProcessKey, instance.Line.Version, instance.Definition),
            instance.Line.StartedAt.ToUniversalTime(),
            Word(instance.Line.Status),
            (
                instance.Steps.Count > 0 ? instance.Steps.Max(step => step.At) : instance.Line.EndedAt ?? instance.Line.StartedAt
            ).ToUniversalTime()
        );

    public static string Word(ProcessStatus status) =>
        status switch
        {
            ProcessStatus.Running => "running",
            ProcessStatus.Completed => "completed",
            ProcessStatus.Cancelled => "stopped",
            _ => "failed",
        };
}

/// <summary>What starting and stopping answer: here the specification writes the id as a text.</summary>
sealed record InstanceStateView(string Id, string ProcessRef, bool Suspended, bool Ended, string State)
{
    public static InstanceStateView Of(Process.InstanceView instance) =>
        new(
            $"{InstanceNumber.Of(instance.Line.Id)}",
            Workflow.ProcessRef.Of(instance.Line.ProcessKey, instance.Line.Version, instance.Definition),
            Suspended: instance.Line.HasIncident,
            Ended: instance.Line.Status is not ProcessStatus.Running,
            InstanceView.Word(instance.Line.Status)
        );
}
