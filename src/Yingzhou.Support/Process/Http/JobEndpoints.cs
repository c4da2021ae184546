using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Http;
using Yingzhou.Kernel;
using ISession = Yingzhou.Assurance.Identity.ISession;

namespace Yingzhou.Support.Process.Http;

/// <summary>
/// Jobs for workers outside (外部处理程序). The lease in an answer is what makes repeating it harmless: a job ends once, and a second answer hears that it is gone. What a
/// worker may take is a right per job type; the secret of the lease is the right to answer.
/// </summary>
static class JobEndpoints
{
    public static IEndpointRouteBuilder MapJobs(this IEndpointRouteBuilder endpoints)
    {
        var jobs = endpoints
            .MapGroup("/api/process/jobs")
            .WithTags("流程作业")
            .RequireAuthorization(ApiPolicies.Official)
            .NeedsRight(ProcessRights.Work);
        jobs.MapPost("/take", Take).WithName("TakeJobs").WithSummary("领取作业");
        jobs.MapPost("/{instance:guid}/{element:long}/extend", Extend).WithName("ExtendJob").WithSummary("续租（心跳）");
        jobs.MapPost("/{instance:guid}/{element:long}/complete", Complete).WithName("CompleteJob").WithSummary("作业完成");
        jobs.MapPost("/{instance:guid}/{element:long}/fail", Fail).WithName("FailJob").WithSummary("作业失败，稍后重试");
        jobs.MapPost("/{instance:guid}/{element:long}/error", ThrowError).WithName("ThrowJobError").WithSummary("抛出 BPMN 错误");
        jobs.MapPost("/{instance:guid}/{element:long}/defer", Defer).WithName("DeferJob").WithSummary("推迟作业");
        return endpoints;
    }

    static async Task<Results<Ok<IReadOnlyList<TakenJobAnswer>>, ProblemHttpResult>> Take(
        TakeJobsRequest request,
        ISession session,
        IPermissions permissions,
        IProcessJobs jobs,
        CancellationToken cancel
    )
    {
        foreach (var type in request.Types)
            if (
                permissions.Refuse(
                    session.Current,
                    ProcessRights.Work,
                    new Resource("process-job", type) { Region = session.Current.Scope?.Code }
                ) is
                { } refused
            )
                return Problems.From(refused);
        var worker = $"{request.Worker}（{session.Current.ActorId}）";
        var taken = await jobs.Take(new(request.Types, worker, TimeSpan.FromSeconds(request.LeaseSeconds), request.Most), cancel);
        return TypedResults.Ok<IReadOnlyList<TakenJobAnswer>>([.. taken.Select(TakenJobAnswer.Of)]);
    }

    static async Task<Results<NoContent, ProblemHttpResult>> Extend(
        Guid instance,
        long element,
        ExtendRequest request,
        IProcessJobs jobs,
        CancellationToken cancel
    ) => Answer(await jobs.Extend(new(instance, element, request.Lease), TimeSpan.FromSeconds(request.Seconds), cancel));

    static async Task<Results<NoContent, ProblemHttpResult>> Complete(
        Guid instance,
        long element,
        CompleteRequest request,
        IProcessJobs jobs,
        CancellationToken cancel
    ) => Answer(await jobs.Complete(new(instance, element, request.Lease), request.Variables ?? [], cancel));

    static async Task<Results<NoContent, ProblemHttpResult>> Fail(
        Guid instance,
        long element,
        FailRequest request,
        IProcessJobs jobs,
        CancellationToken cancel
    ) =>
        Answer(
            await jobs.Fail(
                new(instance, element, request.Lease),
                request.Reason,
                request.RetryAfterSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
                cancel
            )
        );

    static async Task<Results<NoContent, ProblemHttpResult>> ThrowError(
        Guid instance,
        long element,
        ErrorRequest request,
        IProcessJobs jobs,
        CancellationToken cancel
    ) =>
        Answer(
            await jobs.ThrowError(new(instance, element, request.Lease), request.Code, request.Message, request.Variables ?? [], cancel)
        );

    static async Task<Results<NoContent, ProblemHttpResult>> Defer(
        Guid instance,
        long element,
        DeferRequest request,
        IProcessJobs jobs,
        CancellationToken cancel
    ) => Answer(await jobs.Defer(new(instance, element, request.Lease), request.Until, cancel));

    static Results<NoContent, ProblemHttpResult> Answer(Outcome<Done> outcome) =>
        outcome.Fault is { } fault ? Problems.From(fault) : TypedResults.NoContent();
}
