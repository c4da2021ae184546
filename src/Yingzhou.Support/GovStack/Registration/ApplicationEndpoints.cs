using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Support.GovStack.Http;
using Yingzhou.Support.GovStack.Members;

namespace Yingzhou.Support.GovStack.Registration;

static class ApplicationEndpoints
{
    public static RouteGroupBuilder MapApplications(this RouteGroupBuilder registration)
    {
        registration
            .MapPost("/services/{serviceId}/applications", Submit)
            .WithName("GovStackSubmitApplication")
            .WithSummary("代申请人提交申请");
        registration.MapGet("/applications", List).WithName("GovStackListApplications").WithSummary("申请清单");
        registration.MapGet("/applications/{fileId}", Find).WithName("GovStackGetApplication").WithSummary("查看申请");
        registration.MapPut("/applications/{fileId}", Update).WithName("GovStackUpdateApplication").WithSummary("补正申请");
        return registration;
    }

    static async Task<IResult> Submit(
        string serviceId,
        HttpContext http,
        Callers callers,
        ServiceRegister services,
        ApplicationFiles files,
        CancellationToken cancel
    )
    {
        var caller = callers.Named(http);
        if (!caller.Succeeded)
            return Answers.Refused(caller.Fault);
        if (services.Find(serviceId) is not { } item)
            return Answers.Refused(ServiceEndpoints.Unknown);
        var body = await Body.Read(http.Request, cancel);
        if (!body.Succeeded)
            return Answers.Refused(body.Fault);
        var key = http.Request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } sent ? sent : null;
        var outcome = await files.Submit(item, body.Value, key, caller.Value, cancel);
        return outcome.Succeeded ? Answers.Ok(outcome.Value) : Answers.Refused(outcome.Fault);
    }

    static async Task<IResult> List(
        string? serviceId,
        string? applicantId,
        HttpContext http,
        Callers callers,
        ApplicationFiles files,
        CancellationToken cancel
    )
    {
        var caller = callers.Named(http);
        if (!caller.Succeeded)
            return Answers.Refused(caller.Fault);
        var paging = Paging.Of(http.Request.Query);
        return paging.Succeeded
            ? Answers.Ok(await files.List(serviceId, applicantId, paging.Value, caller.Value, cancel))
            : Answers.Refused(paging.Fault);
    }

    static async Task<IResult> Find(string fileId, HttpContext http, Callers callers, ApplicationFiles files, CancellationToken cancel)
    {
        var caller = callers.Named(http);
        if (!caller.Succeeded)
            return Answers.Refused(caller.Fault);
        var outcome = await files.Find(fileId, caller.Value, cancel);
        return outcome.Succeeded ? Answers.Ok(outcome.Value) : Answers.Refused(outcome.Fault);
    }

    static async Task<IResult> Update(string fileId, HttpContext http, Callers callers, ApplicationFiles files, CancellationToken cancel)
    {
        var caller = callers.Named(http);
        if (!caller.Succeeded)
            return Answers.Refused(caller.Fault);
        var body = await Body.Read(http.Request, cancel);
        if (!body.Succeeded)
            return Answers.Refused(body.Fault);
        var outcome = await files.Update(fileId, body.Value, caller.Value, cancel);
        return outcome.Succeeded ? Answers.Ok(outcome.Value) : Answers.Refused(outcome.Fault);
    }
}
