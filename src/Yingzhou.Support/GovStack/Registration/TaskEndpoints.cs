using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Support.GovStack.Http;
using Yingzhou.Support.GovStack.Members;

namespace Yingzhou.Support.GovStack.Registration;

static class TaskEndpoints
{
    public static RouteGroupBuilder MapTasks(this RouteGroupBuilder registration)
    {
        registration.MapGet("/tasks", List).WithName("GovStackListTasks").WithSummary("待办");
        registration.MapGet("/tasks/{taskId}", Find).WithName("GovStackGetTask").WithSummary("查看待办");
        registration.MapPost("/tasks/{taskId}/complete", Complete).WithName("GovStackCompleteTask").WithSummary("办理待办");
        return registration;
    }

    static async Task<IResult> List(
        string? mainTaskId,
        string? fileId,
        string? assigneeId,
        HttpContext http,
        Callers callers,
        Decisions decisions,
        CancellationToken cancel
    )
    {
        var caller = callers.Known(http);
        if (!caller.Succeeded)
            return Answers.Refused(caller.Fault);
        var paging = Paging.Of(http.Request.Query);
        return paging.Succeeded
            ? Answers.Ok(await decisions.List(mainTaskId, fileId, assigneeId, paging.Value, caller.Value, cancel))
            : Answers.Refused(paging.Fault);
    }

    static async Task<IResult> Find(string taskId, HttpContext http, Callers callers, Decisions decisions, CancellationToken cancel)
    {
        var caller = callers.Known(http);
        if (!caller.Succeeded)
            return Answers.Refused(caller.Fault);
        var outcome = await decisions.Find(taskId, caller.Value, cancel);
        return outcome.Succeeded ? Answers.Ok(outcome.Value) : Answers.Refused(outcome.Fault);
    }

    static async Task<IResult> Complete(string taskId, HttpContext http, Callers callers, Decisions decisions, CancellationToken cancel)
    {
        var caller = callers.Known(http);
        if (!caller.Succeeded)
            return Answers.Refused(caller.Fault);
        var body = await Body.Read(http.Request, cancel);
        if (!body.Succeeded)
            return Answers.Refused(body.Fault);
        var outcome = await decisions.Complete(taskId, body.Value, caller.Value, cancel);
        return outcome.Succeeded ? Answers.Ok(outcome.Value) : Answers.Refused(outcome.Fault);
    }
}
