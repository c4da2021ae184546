using Yingzhou.Languages.Bpmn;

namespace Yingzhou.Support.Process.Running;

/// <summary>Makes the inbox entry of a drawn user task.</summary>
sealed class TaskOpening(TimerDue due)
{
    public UserTask Of(ProcessInstance instance, OpenUserTask open, DateTimeOffset now) =>
        new()
        {
            InstanceId = instance.Id,
            ElementInstanceId = open.ElementInstanceId,
            ElementId = open.ElementId,
            Name = open.Name ?? open.ElementId,
            Stage = open.Properties.GetValueOrDefault("yz:stage", "handle"),
            BusinessKey = instance.BusinessKey,
            Title = instance.Title,
            Region = instance.Region,
            Post = Post(instance, open),
            Assignee = open.Assignment.Assignee,
            FormKey = open.FormKey ?? open.FormId,
            OpenedAt = now,
            DueAt = open.DueDate is { } text ? due.Of(text, now) : null,
        };

    // A bare role such as "review" means that role in the handling unit; "dinghai-fire-rescue/countersign" names another unit's post.
    static string Post(ProcessInstance instance, OpenUserTask open) =>
        open.Assignment.CandidateGroups switch
        {
            [var group, ..] when group.Contains('/', StringComparison.Ordinal) => group,
            [var role, ..] => $"{instance.Unit}/{role}",
            _ => $"{instance.Unit}/handle",
        };
}
