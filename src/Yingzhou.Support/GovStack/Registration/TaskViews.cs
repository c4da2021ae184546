using System.Text.Json.Nodes;
using Yingzhou.Support.Cases;

namespace Yingzhou.Support.GovStack.Registration;

/// <summary>Schema <c>userTaskResponse</c>.</summary>
/// <param name="MainTaskId">The task for whose handler this one was added (加签); else the task itself.</param>
/// <param name="RoleId">The post (岗位) it waits for.</param>
/// <param name="AssigneeId">The official to whom it was handed by name.</param>
sealed record TaskListView(
    string TaskId,
    string MainTaskId,
    string Name,
    string? AssigneeId,
    string RoleId,
    DateTimeOffset Created,
    string Description,
    string? ServiceId,
    string ServiceName,
    string FileId,
    string? EFormId,
    StatusView Status
);

/// <summary>Schema <c>dataUserTaskResponse</c>.</summary>
/// <param name="FormVariables">As <see cref="FormData.Data"/>.</param>
/// <param name="Data"><c>decision</c>: what may be decided, or what was.</param>
sealed record TaskDetailView(
    string TaskId,
    string TaskName,
    string? AssigneeId,
    string RoleId,
    DateTimeOffset Created,
    string Description,
    string FileId,
    string? ServiceId,
    string ServiceName,
    string? EFormId,
    JsonObject FormVariables,
    StatusView Status,
    JsonObject Data
);

/// <summary>Schema <c>completedTaskResponse</c>.</summary>
sealed record CompletedTaskView(string TaskId, string FileId, string? ServiceId, StatusView Status, JsonObject Variables)
{
    public static JsonObject Decided(RegisteredTask task) =>
        new() { ["decision"] = new JsonObject { ["data"] = new JsonObject { ["outcome"] = TaskWords.Outcome(task.Stage, task.Outcome) } } };
}

static class TaskWords
{
    public static JsonObject Outcome(string stage, string? outcome) =>
        new() { ["code"] = outcome, ["title"] = TaskOutcomes.Of(stage).FirstOrDefault(known => known.Outcome == outcome).Title ?? outcome };
}
