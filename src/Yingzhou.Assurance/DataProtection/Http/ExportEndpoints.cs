using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Assurance.Identity;
using Yingzhou.Foundation.Http;
using ISession = Yingzhou.Assurance.Identity.ISession;

namespace Yingzhou.Assurance.DataProtection.Http;

static class ExportEndpoints
{
    public static IEndpointRouteBuilder MapExports(this IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapGet("/desk/protection/exports/{id:guid}/file", File)
            .RequireAuthorization(ApiPolicies.Official)
            .NeedsRight(DataProtectionRights.Ask)
            .ExcludeFromDescription();
        endpoints
            .MapGet("/desk/protection/breach/report", Report)
            .RequireAuthorization(ApiPolicies.Official)
            .NeedsRight(DataProtectionRights.Oversee)
            .ExcludeFromDescription();
        return endpoints;
    }

    static async Task<Results<FileContentHttpResult, ProblemHttpResult>> File(
        Guid id,
        HttpContext http,
        IExports exports,
        ISession session,
        CancellationToken cancel
    )
    {
        var taken = await exports.Take(id, session.Current, cancel);
        if (taken.Fault is { } fault)
            return Problems.From(fault);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(taken.Value.Content, "text/csv; charset=utf-8", taken.Value.FileName);
    }

    static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Report(
        DateTimeOffset from,
        DateTimeOffset until,
        HttpContext http,
        IBreachReport breach,
        ISession session,
        CancellationToken cancel
    )
    {
        var report = await breach.Write(from, until, session.Current, cancel);
        if (report.Fault is { } fault)
            return Problems.From(fault);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(System.Text.Encoding.UTF8.GetBytes(report.Value.Text), "text/markdown; charset=utf-8", "泄露影响报告.md");
    }
}
