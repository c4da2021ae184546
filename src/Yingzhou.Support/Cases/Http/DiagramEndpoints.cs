using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Assurance.Identity;
using Yingzhou.Foundation.Http;
using Yingzhou.Kernel;
using Yingzhou.Support.Process;
using ISession = Yingzhou.Assurance.Identity.ISession;

namespace Yingzhou.Support.Cases.Http;

/// <summary>The drawing behind a running case (流程图): the reader names the case, and the task of it that waits for them.</summary>
static class DiagramEndpoints
{
    static readonly Fault Unknown = new("cases.no-diagram", "没有这个流程，或者它不属于这件办件。", 404);

    public static IEndpointRouteBuilder MapDiagrams(this IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapGet("/api/processes/{instance:guid}/diagram", Diagram)
            .RequireAuthorization(ApiPolicies.Either)
            .WithTags("流程")
            .WithName("GetProcessDiagram")
            .WithSummary("运行中的流程图（BPMN 2.0 XML）");
        return endpoints;
    }

    static async Task<Results<ContentHttpResult, ProblemHttpResult>> Diagram(
        Guid instance,
        Guid @case,
        Guid? task,
        ISession session,
        ICases cases,
        IProcesses processes,
        CancellationToken cancel
    )
    {
        var found = await CaseBefore.Read(@case, task, session.Current, cases, cancel);
        if (found.Fault is { } refused)
            return Problems.From(refused);
        return found.Value.ProcessInstance == instance && await processes.Picture(instance, cancel) is { } picture
            ? TypedResults.Text(picture.Xml, "application/xml")
            : Problems.From(Unknown);
    }
}
