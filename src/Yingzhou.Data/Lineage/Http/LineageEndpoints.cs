using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Assurance.Identity;
using Yingzhou.Data.Catalogue;
using Yingzhou.Foundation.Http;
using Yingzhou.Kernel;
using ISession = Yingzhou.Assurance.Identity.ISession;

namespace Yingzhou.Data.Lineage.Http;

static class LineageEndpoints
{
    public static IEndpointRouteBuilder MapLineage(this IEndpointRouteBuilder endpoints)
    {
        var lineage = endpoints.MapGroup("/api/data/lineage").WithTags("数据血缘").RequireAuthorization(ApiPolicies.Official);
        lineage
            .MapGet("/{dataset}/openlineage", Events)
            .NeedsRight(CatalogueRights.Browse)
            .WithName("GetOpenLineage")
            .WithSummary("一个数据集前后的血缘，OpenLineage 事件");
        lineage
            .MapPost("/openlineage", Take)
            .NeedsRight(LineageRights.Tell)
            .WithName("SendOpenLineage")
            .WithSummary("报送外部作业的血缘，一个 OpenLineage 事件或其数组");
        return endpoints;
    }

    static async Task<JsonHttpResult<JsonArray>> Events(
        string dataset,
        ILineage lineage,
        ISession session,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        TypedResults.Json(
            OpenLineage.Events(await lineage.Around(new(LineageKind.Dataset, dataset), session.Current, cancel), clock.GetUtcNow())
        );

    static async Task<Results<Ok<TakenEvents>, ProblemHttpResult>> Take(
        JsonElement body,
        ILineage lineage,
        ISession session,
        CancellationToken cancel
    )
    {
        var taken = await lineage.Take(body, session.Current, cancel);
        return taken.Fault is { } fault ? Problems.From(fault) : TypedResults.Ok(new TakenEvents(taken.Value));
    }
}

/// <param name="Jobs">Whose newest word was taken; older ones and those that only began change nothing.</param>
sealed record TakenEvents(int Jobs);
