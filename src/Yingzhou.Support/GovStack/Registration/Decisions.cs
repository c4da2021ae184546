using System.Text.Json.Nodes;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.GovStack.Http;
using Yingzhou.Support.GovStack.Members;
using Yingzhou.Support.Process;

namespace Yingzhou.Support.GovStack.Registration;

/// <summary>Tasks of the building block are what waits for the posts of the member (待办); to complete one is to decide it.</summary>
sealed class Decisions(ICases cases, ICaseRegister register, ServiceRegister services, ApplicationFiles files, ForeignIds foreignIds)
{
    static readonly Fault Unknown = new("govstack.task-unknown", "没有这件待办，或者它不属于本成员系统的岗位。", 404) { Field = "taskId" };

    static readonly Fault OutcomeMissing = new("govstack.outcome-missing", "决定环节必须写明结论，例如 data.decision.outcome = approved。")
    {
        Field = "data.decision.outcome",
    };

    static readonly Fault DecidedOtherwise = new("govstack.decided-otherwise", "这件待办已经办结，结论与这次的不同。", 409)
    {
        Field = "taskId",
    };

    public async Task<IReadOnlyList<TaskListView>> List(
        string? mainTaskId,
        string? fileId,
        string? assigneeId,
        Paging paging,
        Caller caller,
        CancellationToken cancel
    )
    {
        var (task, @case) = (mainTaskId is null ? null : foreignIds.Task(mainTaskId), fileId is null ? null : foreignIds.File(fileId));
        if (mainTaskId is not null && task is null || fileId is not null && @case is null)
            return [];
        var query = new RegisteredTaskQuery(task, @case, assigneeId, false, paging.Skip, paging.Take, paging.Order, paging.Descending);
        return [.. (await register.Tasks(query, caller.Official, cancel)).Select(Listed)];
    }

    public async Task<Outcome<TaskDetailView>> Find(string taskId, Caller caller, CancellationToken cancel) =>
        await Registered(taskId, caller, cancel) is { } task ? await View(task, caller, cancel) : Unknown;

    public async Task<Outcome<CompletedTaskView>> Complete(string taskId, Body body, Caller caller, CancellationToken cancel)
    {
        var data = body.Inside("data");
        var decision = data?.Inside("decision");
        var (said, note, basis) = (decision?.Text("outcome"), decision?.Text("note"), decision?.Text("legalBasis"));
        data?.Take(decision);
        body.Take(data);
        if (body.Fault is { } malformed)
            return malformed;
        if (await Registered(taskId, caller, cancel) is not { } task)
            return Unknown;
        // To complete without a word is to pass it on; what binds the applicant is decided in words only.
        if (said is null && task.Stage is "decide")
            return OutcomeMissing;
        var outcome = said ?? TaskOutcomes.Of(task.Stage)[0].Outcome;
        if (task.Status is UserTaskStatus.Done)
            return task.Outcome == outcome ? Completed(task) : DecidedOtherwise;
        var done = await cases.Handle(new(task.Id, outcome, note, basis, task.Version), caller.In(task.Post), cancel);
        if (!done.Succeeded)
            return done.Fault;
        return await Registered(taskId, caller, cancel) is { } closed ? Completed(closed) : Unknown;
    }

    async Task<RegisteredTask?> Registered(string taskId, Caller caller, CancellationToken cancel) =>
        foreignIds.Task(taskId) is { } id
        && await register.Tasks(new(Task: id, IncludeClosed: true, Take: 1), caller.Official, cancel) is [var task]
            ? task
            : null;

    async Task<Outcome<TaskDetailView>> View(RegisteredTask task, Caller caller, CancellationToken cancel)
    {
        var file = await files.Find(task.Case.ToString(), caller, cancel);
        return new TaskDetailView(
            foreignIds.Name(task.Id),
            task.Name,
            task.Assignee,
            task.Post,
            task.OpenedAt.ToUniversalTime(),
            task.Title,
            foreignIds.Name(task.Case),
            services.IdOf(task.ItemId),
            task.ItemName,
            FormIdOf(task),
            file.Succeeded ? (JsonObject)file.Value.ApplicationData.FormData.Data.DeepClone() : [],
            StatusView.Of(task.CaseStatus),
            new() { ["decision"] = task.Outcome is null ? Choices(task) : TaskWords.Outcome(task.Stage, task.Outcome) }
        );
    }

    static JsonObject Choices(RegisteredTask task) =>
        new()
        {
            ["outcomes"] = new JsonArray([.. TaskOutcomes.Of(task.Stage).Select(known => TaskWords.Outcome(task.Stage, known.Outcome))]),
        };

    TaskListView Listed(RegisteredTask task) =>
        new(
            foreignIds.Name(task.Id),
            foreignIds.Name(task.AddedTo ?? task.Id),
            task.Name,
            task.Assignee,
            task.Post,
            task.OpenedAt.ToUniversalTime(),
            task.Title,
            services.IdOf(task.ItemId),
            task.ItemName,
            foreignIds.Name(task.Case),
            FormIdOf(task),
            StatusView.Of(task.CaseStatus)
        );

    CompletedTaskView Completed(RegisteredTask task) =>
        new(
            foreignIds.Name(task.Id),
            foreignIds.Name(task.Case),
            services.IdOf(task.ItemId),
            StatusView.Of(task.CaseStatus),
            CompletedTaskView.Decided(task)
        );

    string? FormIdOf(RegisteredTask task) =>
        cases.Content.Items.GetValueOrDefault(task.ItemId) is { } item ? ServiceRegister.FormId(item) : null;
}
