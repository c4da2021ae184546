using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Storage;
using Yingzhou.Support.Process;

namespace Yingzhou.Support.Cases.Handling;

/// <summary>An official does what waits for their post: the drawing decides what follows.</summary>
sealed class HandleTask(CityStep step, CaseTasks tasks, CaseStore store, CaseDeed deed, CaseMoments moments, IProcesses processes)
{
    public Task<Outcome<Done>> Run(HandleTaskRequest request, Subject official, CancellationToken cancel = default) =>
        step.Run(nameof(HandleTask), () => Handle(request, official, cancel), cancel);

    async Task<Outcome<Done>> Handle(HandleTaskRequest request, Subject official, CancellationToken cancel)
    {
        var (task, @case, fault) = await tasks.Open(request.Task, request.Version, official, cancel);
        if (fault is not null)
            return fault;
        if (!TaskOutcomes.Of(task!.Stage).Any(known => known.Outcome == request.Outcome))
            return new Fault("cases.unknown-outcome", "请从列出的办理结果中选择一项。") { Field = "outcome" };
        if (TaskOutcomes.NeedsReason(request.Outcome) && string.IsNullOrWhiteSpace(request.Note))
            return new Fault("cases.reason-missing", "作出不利于申请人的意见时必须写明理由。") { Field = "note" };

        // Returned to acceptance, or accepted by silence: what was accepted can be refused, but not made unaccepted.
        if (request.Outcome is "not-accepted" && @case!.AcceptedAt is not null)
            return new Fault("cases.accepted-already", "这件事已经受理，不能再不予受理；不符合条件的，请在决定环节不予批准。", 409) { Field = "outcome" };

        (deed.Note, deed.LegalBasis) = (request.Note, request.LegalBasis);
        if (task.Stage is not ("accept" or "decide" or "deliver") || task.AddedTo is not null)
            @case!.Tell(CaseEventKind.Opinion, moments.Now($"{task.Name}：{TitleOf(task.Stage, request.Outcome)}{(request.Note is { } note ? "。" + note : "")}"));
        var outcome = await processes.Complete(task, request.Outcome, new JsonObject { ["opinion"] = request.Note }, cancel);
        store.Note(@case!);
        return outcome;
    }

    static string TitleOf(string stage, string outcome) => TaskOutcomes.Of(stage).First(known => known.Outcome == outcome).Title;
}
