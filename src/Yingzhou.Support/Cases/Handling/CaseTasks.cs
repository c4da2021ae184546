using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Storage;
using Yingzhou.Support.Process;

namespace Yingzhou.Support.Cases.Handling;

/// <summary>Gets a task and its case for an official who is about to act on it, or says why not.</summary>
sealed class CaseTasks(CityContext city, CaseStore store, IPermissions permissions)
{
    internal static readonly Fault Unknown = new("cases.unknown-task", "没有这件待办，可能已被撤销。", 404);

    public async Task<(UserTask? Task, Case? Case, Fault? Fault)> Open(Guid taskId, int? version, Subject official, CancellationToken cancel)
    {
        if (await city.Get<UserTask>(taskId, cancel) is not { } task)
            return (null, null, Unknown);
        var @case = await store.Get(task.BusinessKey, cancel);
        if (permissions.Refuse(official, CaseRights.Handle(task.Stage), ResourceOf(task, @case)) is { } refused)
            return (null, null, refused);
        if (task.Assignee is { } assignee && !official.Is(assignee))
            return (null, null, new Fault("cases.assigned-to-other", "这件待办已转给指定人员办理。", 403));
        if (task.Status is UserTaskStatus.Suspended)
            return (null, null, new Fault("cases.task-suspended", "这件待办正在等待补正、加签或特别程序，暂时不能办理。", 409));
        if (!task.IsOpen)
            return (null, null, new Fault("cases.task-closed", "这件待办已由他人办结，请刷新后再看。", 409));
        return version is { } seen && seen != task.Version
            ? (null, null, new Fault("cases.task-changed", "这件待办在您打开后有变化，请刷新后再办理。", 412))
            : (task, @case, null);
    }

    public static Resource ResourceOf(UserTask task, Case @case) =>
        new("case", @case.Id.ToString())
        {
            Region = @case.Region,
            UnitId = @case.Unit,
            PostId = task.Post,
            Parties = [@case.ApplicantKey],
        };
}
