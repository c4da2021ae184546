using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Http;
using ISession = Yingzhou.Assurance.Identity.ISession;

namespace Yingzhou.Support.Process.Http;

/// <summary>Messages and signals from outside.</summary>
static class EventEndpoints
{
    public static IEndpointRouteBuilder MapEvents(this IEndpointRouteBuilder endpoints)
    {
        var process = endpoints
            .MapGroup("/api/process")
            .WithTags("流程消息")
            .RequireAuthorization(ApiPolicies.Official)
            .NeedsRight(ProcessRights.Care);
        process.MapPost("/messages", Publish).WithName("PublishProcessMessage").WithSummary("发布消息；同一编号只送达一次");
        process.MapPost("/signals", Broadcast).WithName("BroadcastProcessSignal").WithSummary("广播信号");
        return endpoints;
    }

    static async Task<Results<Ok<Delivered>, ProblemHttpResult>> Publish(
        MessageRequest request,
        ISession session,
        IPermissions permissions,
        IProcesses processes,
        CancellationToken cancel
    )
    {
        if (permissions.Refuse(session.Current, ProcessRights.Care, Of(request.Name, session.Current)) is { } refused)
            return Problems.From(refused);
        var message = new ProcessMessage(request.Name, request.CorrelationKey, request.Variables ?? [])
        {
            Id = request.Id,
            TimeToLive = TimeSpan.FromSeconds(request.TimeToLiveSeconds),
            Start = request.Start,
        };
        var outcome = await processes.PublishMessage(message, cancel);
        return outcome.Fault is { } fault ? Problems.From(fault) : TypedResults.Ok(outcome.Value);
    }

    static async Task<Results<Ok<Delivered>, ProblemHttpResult>> Broadcast(
        SignalRequest request,
        ISession session,
        IPermissions permissions,
        IProcesses processes,
        CancellationToken cancel
    )
    {
        if (permissions.Refuse(session.Current, ProcessRights.Care, Of(request.Name, session.Current)) is { } refused)
            return Problems.From(refused);
        var outcome = await processes.BroadcastSignal(request.Name, request.Variables ?? [], cancel);
        return outcome.Fault is { } fault ? Problems.From(fault) : TypedResults.Ok(outcome.Value);
    }

    static Resource Of(string name, Subject subject) => new("process-event", name) { Region = subject.Scope?.Code };
}
