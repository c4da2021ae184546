using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Assurance.Identity;
using Yingzhou.Foundation.Http;
using Yingzhou.Kernel;
using ISession = Yingzhou.Assurance.Identity.ISession;

namespace Yingzhou.Support.Process.Http;

/// <summary>Reading for programs and for the diagrams of the pages.</summary>
static class MonitorEndpoints
{
    public static IEndpointRouteBuilder MapMonitor(this IEndpointRouteBuilder endpoints)
    {
        var process = endpoints
            .MapGroup("/api/process")
            .WithTags("流程监控")
            .RequireAuthorization(ApiPolicies.Official)
            .NeedsRight(ProcessRights.Watch);
        process.MapGet("/versions", Versions).WithName("ListProcessVersions").WithSummary("已发布的流程版本");
        process.MapGet("/versions/{version:guid}/drawing", Drawing).WithName("GetProcessDrawing").WithSummary("流程图（BPMN 2.0 XML）");
        process.MapGet("/versions/{version:guid}/heat", Heat).WithName("GetProcessHeatMap").WithSummary("热力图数据");
        process.MapGet("/versions/{version:guid}/mining", Mining).WithName("MineProcessVersion").WithSummary("流程挖掘报告");
        process.MapGet("/instances", Instances).WithName("ListProcessInstances").WithSummary("流程实例");
        return endpoints;
    }

    static async Task<Results<Ok<IReadOnlyList<VersionLine>>, ProblemHttpResult>> Versions(
        ISession session,
        IProcessMonitor monitor,
        CancellationToken cancel
    )
    {
        var outcome = await monitor.Versions(session.Current, cancel);
        return outcome.Fault is { } fault ? Problems.From(fault) : TypedResults.Ok(outcome.Value);
    }

    static async Task<Results<ContentHttpResult, ProblemHttpResult>> Drawing(
        Guid version,
        ISession session,
        IProcessMonitor monitor,
        CancellationToken cancel
    )
    {
        var outcome = await monitor.Drawing(version, session.Current, cancel);
        return outcome.Fault is { } fault ? Problems.From(fault) : TypedResults.Text(outcome.Value, "application/xml");
    }

    static async Task<Results<Ok<HeatMap>, ProblemHttpResult>> Heat(
        Guid version,
        DateTimeOffset from,
        DateTimeOffset until,
        ISession session,
        IProcessMonitor monitor,
        CancellationToken cancel
    )
    {
        var outcome = await monitor.HeatMap(new(version, from, until), session.Current, cancel);
        return outcome.Fault is { } fault ? Problems.From(fault) : TypedResults.Ok(outcome.Value);
    }

    static async Task<Results<Ok<MinedVersion>, ProblemHttpResult>> Mining(
        Guid version,
        DateTimeOffset from,
        DateTimeOffset until,
        int? most,
        ISession session,
        IProcessMonitor monitor,
        CancellationToken cancel
    )
    {
        var outcome = await monitor.Mine(new(version, from, until, most ?? 2_000), session.Current, cancel);
        return outcome.Fault is { } fault ? Problems.From(fault) : TypedResults.Ok(outcome.Value);
    }

    static async Task<Results<Ok<Page<InstanceLine>>, ProblemHttpResult>> Instances(
        [AsParameters] InstancesRequest request,
        ISession session,
        IProcessMonitor monitor,
        CancellationToken cancel
    )
    {
        var outcome = await monitor.Instances(request.Query, session.Current, cancel);
        return outcome.Fault is { } fault ? Problems.From(fault) : TypedResults.Ok(outcome.Value);
    }
}

/// <summary>The filter of a list of instances, as in the address of the page.</summary>
sealed record InstancesRequest(
    string? Process,
    Guid? Version,
    ProcessStatus? Status,
    string? Unit,
    string? Region,
    string? WaitingAt,
    int? OlderThanDays,
    bool? Incident,
    string? Key,
    string? After,
    int? Size
)
{
    const int LargestPage = 100;

    public InstanceQuery Query =>
        new(Process, Version, Status, Unit, Region, WaitingAt, OlderThanDays, Incident, Key, After, Math.Clamp(Size ?? 20, 1, LargestPage));
}
