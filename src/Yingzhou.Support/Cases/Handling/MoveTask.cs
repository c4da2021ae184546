using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Storage;
using Yingzhou.Support.Process;

namespace Yingzhou.Support.Cases.Handling;

/// <summary>退回, 转办, 加签, 撤回: how officials move a task among themselves without leaving the drawing.</summary>
sealed class MoveTask(
    CityContext city,
    CityStep step,
    CaseTasks tasks,
    CaseStore store,
    CaseMoments moments,
    IProcesses processes,
    IOrganisation organisation
)
{
    static readonly Fault ReasonMissing = new("cases.move-needs-reason", "请写明原因，接手的人要看。") { Field = "reason" };

    public Task<Outcome<Done>> Return(ReturnTaskRequest request, Subject official, CancellationToken cancel = default) =>
        Move(
            nameof(Return),
            request.Task,
            request.Version,
            request.Reason,
            official,
            async (task, @case) =>
            {
                var passed = await processes.PassedTasks(task.InstanceId, cancel);
                if (passed.FirstOrDefault(p => p.ElementId == request.Target) is not { } target)
                    return new Fault("cases.return-target", "只能退回到已经办过的环节，请重新选择。") { Field = "target" };
                @case.Tell(CaseEventKind.ReturnedToStep, moments.Now($"{task.Name} 退回 {target.Name}：{request.Reason}"));
                return await processes.Return(task, request.Target, cancel);
            },
            cancel
        );

    public Task<Outcome<Done>> Transfer(TransferTaskRequest request, Subject official, CancellationToken cancel = default) =>
        Move(
            nameof(Transfer),
            request.Task,
            request.Version,
            request.Reason,
            official,
            (task, @case) =>
            {
                if (request.Official is { } to && !organisation.HoldersOf(task.Post).Any(holder => holder.Official.Id == to))
                    return Task.FromResult<Outcome<Done>>(
                        new Fault(
                            "cases.transfer-target",
                            $"{organisation.NameOf(to)}不在{organisation.NameOf(task.Post)}，不能接手，请选择同岗人员。"
                        )
                        {
                            Field = "official",
                        }
                    );
                task.Assignee = request.Official;
                task.Version++;
                @case.Tell(
                    CaseEventKind.Transferred,
                    moments.Now($"{task.Name} 转办 {(request.Official is { } id ? organisation.NameOf(id) : "本岗位")}：{request.Reason}")
                );
                return Task.FromResult<Outcome<Done>>(Done.It);
            },
            cancel
        );

    public Task<Outcome<Done>> AddSigner(AddSignerRequest request, Subject official, CancellationToken cancel = default) =>
        Move(
            nameof(AddSigner),
            request.Task,
            request.Version,
            request.Reason,
            official,
            async (task, @case) =>
            {
                if (organisation.Post(request.Post) is not { } post || request.Post == task.Post)
                    return new Fault("cases.signer-post", "请选择另一个岗位来加签。") { Field = "post" };
                @case.Tell(CaseEventKind.SignerAdded, moments.Now($"{task.Name} 加签 {organisation.NameOf(post.Id)}：{request.Reason}"));
                var added = await processes.AddSigner(task, request.Post, null, cancel);
                return added.Succeeded ? Done.It : added.Fault;
            },
            cancel
        );

    /// <summary>撤回: the official who closed the last task takes it back while nobody has acted on what follows.</summary>
    public Task<Outcome<Done>> Recall(RecallTaskRequest request, Subject official, CancellationToken cancel = default) =>
        step.Run(
            nameof(Recall),
            async () =>
            {
                var done = await city.Get<UserTask>(request.Task, cancel);
                if (done is not { Status: UserTaskStatus.Done, ClosedBy: { } by } || !official.Is(by))
                    return new Fault("cases.recall-not-yours", "只能撤回自己刚办完的环节。", 403);
                var after = await city.Set<UserTask>()
                    .Where(t => t.InstanceId == done.InstanceId && t.OpenedAt >= done.ClosedAt)
                    .ToListAsync(cancel);
                if (after is not [{ Status: UserTaskStatus.Open } next] || done.Stage is "decide" or "deliver")
                    return TooLate("后面的环节已经办理，不能再撤回，可请对方退回。");
                var @case = await store.Get(done.BusinessKey, cancel);
                if (
                    @case.Status is not (CaseStatus.Accepted or CaseStatus.Submitted)
                    || done.Stage is "accept" && @case.AcceptedAt is not null
                )
                    return TooLate("受理决定已经生效，不能再撤回。");
                @case.Tell(CaseEventKind.Recalled, moments.Now($"{done.Name}：{request.Reason}"));
                store.Note(@case);
                return await processes.Return(next, done.ElementId, cancel);
            },
            cancel
        );

    static Fault TooLate(string why) => new("cases.recall-too-late", why, 409);

    Task<Outcome<Done>> Move(
        string doing,
        Guid taskId,
        int? version,
        string reason,
        Subject official,
        Func<UserTask, Case, Task<Outcome<Done>>> move,
        CancellationToken cancel
    ) =>
        step.Run(
            doing,
            async () =>
            {
                if (string.IsNullOrWhiteSpace(reason))
                    return ReasonMissing;
                var (task, @case, fault) = await tasks.Open(taskId, version, official, cancel);
                if (fault is not null)
                    return fault;
                city.Live.Touch(CaseTopics.OfPost(task!.Post));
                var moved = await move(task, @case!);
                store.Note(@case!);
                return moved;
            },
            cancel
        );
}
