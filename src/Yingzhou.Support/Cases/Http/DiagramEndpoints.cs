using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Foundation.Http;
using Yingzhou.Kernel;
using Yingzhou.Support.Process;
using ISession = Yingzhou.Assurance.Identity.ISession;

namespace Yingzhou.Support.Cases.Http;

/// <summary>The drawing behind a running case (流程图), for those who may read the case or have a task of it before them.</summary>
static class DiagramEndpoints
{
    static readonly Fault Unknown = new("cases.no-diagram", "没有这个流程，或者它不属于这件办件。", 404);

    public static IEndpointRouteBuilder MapDiagrams(this IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapGet("/api/processes/{instance:guid}/diagram", Diagram)
            .RequireAuthorization(SessionOf.Either)
            .WithTags("流程")
            .WithName("GetProcessDiagram")
            .WithSummary("运行中的流程图（BPMN 2.0 XML）");
        return endpoints;
    }

    static async Task<Results<ContentHttpResult, ProblemHttpResult>> Diagram(
        Guid instance, Guid? @case, Guid? task, ISession session, ICases cases, IProcesses processes, CancellationToken cancel)
    {
        if (await MayRead(instance, @case, task, session, cases, cancel) is { } refused)
            return Problems.From(refused);
        return await processes.Picture(instance, cancel) is { } picture
            ? TypedResults.Text(picture.Xml, "application/xml")
            : Problems.From(Unknown);
    }

    // The reader names what they were looking at: whoever may see that may see its drawing, and no other.
    static async Task<Fault?> MayRead(Guid instance, Guid? @case, Guid? task, ISession session, ICases cases, CancellationToken cancel)
    {
        if (task is { } waiting)
        {
            var seen = await cases.Task(waiting, session.Current, cancel);
            return seen.Fault ?? (seen.Value.Picture?.InstanceId == instance ? null : Unknown);
        }
        if (@case is not { } id)
            return Unknown;
        var view = await cases.Case(id, session.Current, cancel);
        return view.Fault ?? (view.Value.ProcessInstance == instance ? null : Unknown);
    }
}
