using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Assurance.Identity;
using Yingzhou.Foundation.Http;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Handling;
using Yingzhou.Support.Cases.Reading;
using ISession = Yingzhou.Assurance.Identity.ISession;

namespace Yingzhou.Support.Cases.Http;

/// <summary>The interface of officials: what waits, one task, what may be done to it. Each deed is sent at most once and on what was seen.</summary>
static class DeskEndpoints
{
    public static IEndpointRouteBuilder MapDesk(this IEndpointRouteBuilder endpoints)
    {
        var desk = endpoints.MapGroup("/api/cases").WithTags("办件工作台").RequireAuthorization(ApiPolicies.Official);
        desk.MapGet("/inbox", Inbox).WithName("ListInbox").WithSummary("待办");
        desk.MapGet("/inbox/count", Count).WithName("CountInbox").WithSummary("待办数量");
        desk.MapGet("/tasks/{task:guid}", Find).WithName("GetTask").WithSummary("查看待办");
        desk.MapPost("/tasks/{task:guid}/decision", Decide).WithName("DecideTask").WithSummary("办理");
        desk.MapPost("/tasks/{task:guid}/supplement", Supplement).WithName("RequestSupplement").WithSummary("要求补正");
        desk.MapPost("/tasks/{task:guid}/return", Return).WithName("ReturnTask").WithSummary("退回");
        desk.MapPost("/tasks/{task:guid}/transfer", Transfer).WithName("TransferTask").WithSummary("转办");
        desk.MapPost("/tasks/{task:guid}/signer", AddSigner).WithName("AddSigner").WithSummary("加签");
        return endpoints;
    }

    static async Task<Ok<Page<InboxLine>>> Inbox(
        ISession session,
        ICases cases,
        string? stage,
        Light? light,
        string? after,
        int? size,
        CancellationToken cancel
    ) => TypedResults.Ok(await cases.Inbox(session.Current, new(stage, light, after, CaseEndpoints.Size(size)), cancel));

    static async Task<Ok<WaitingCount>> Count(ISession session, ICases cases, TimeProvider clock, CancellationToken cancel)
    {
        var today = clock.GetUtcNow().Day();
        var mine = await cases.StatisticsOf(session.Current, today, today, cancel);
        return TypedResults.Ok(new WaitingCount(mine.Waiting, mine.DueToday, mine.Overdue));
    }

    static async Task<Results<Ok<TaskAnswer>, ProblemHttpResult>> Find(
        Guid task,
        HttpResponse http,
        ISession session,
        ICases cases,
        CancellationToken cancel
    )
    {
        var outcome = await cases.Task(task, session.Current, cancel);
        if (outcome.Fault is { } fault)
            return Problems.From(fault);
        http.ETag(outcome.Value.Line.Version);
        return TypedResults.Ok(TaskAnswer.Of(outcome.Value, cases));
    }

    static Task<Results<NoContent, ProblemHttpResult>> Decide(Guid task, DecisionRequest request, OneDeed deed, CancellationToken cancel) =>
        deed.Do(
            nameof(HandleTask),
            task,
            (cases, me, seen) => cases.Handle(new(task, request.Outcome, request.Note, request.LegalBasis, seen), me, cancel),
            cancel
        );

    static Task<Results<NoContent, ProblemHttpResult>> Supplement(
        Guid task,
        SupplementRequest request,
        OneDeed deed,
        CancellationToken cancel
    ) =>
        deed.Do(
            nameof(ICases.RequestSupplement),
            task,
            (cases, me, seen) => cases.RequestSupplement(new(task, request.Lines, seen), me, cancel),
            cancel
        );

    static Task<Results<NoContent, ProblemHttpResult>> Return(Guid task, MoveRequest request, OneDeed deed, CancellationToken cancel) =>
        deed.Do(
            nameof(ICases.ReturnTask),
            task,
            (cases, me, seen) => cases.ReturnTask(new(task, request.To ?? "", request.Reason, seen), me, cancel),
            cancel
        );

    static Task<Results<NoContent, ProblemHttpResult>> Transfer(Guid task, MoveRequest request, OneDeed deed, CancellationToken cancel) =>
        deed.Do(
            nameof(ICases.TransferTask),
            task,
            (cases, me, seen) => cases.TransferTask(new(task, request.To, request.Reason, seen), me, cancel),
            cancel
        );

    static Task<Results<NoContent, ProblemHttpResult>> AddSigner(Guid task, MoveRequest request, OneDeed deed, CancellationToken cancel) =>
        deed.Do(
            nameof(ICases.AddSigner),
            task,
            (cases, me, seen) => cases.AddSigner(new(task, request.To ?? "", request.Reason, seen), me, cancel),
            cancel
        );
}
