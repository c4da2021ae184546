using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Assurance.Identity;
using Yingzhou.Foundation.Http;
using Yingzhou.Support.Modelling.Reading;
using Yingzhou.Support.Releases;
using ISession = Yingzhou.Assurance.Identity.ISession;

namespace Yingzhou.Support.Modelling.Http;

/// <summary>What the designers ask of the server: keep the draft, judge it, give a version.</summary>
static class DrawingEndpoints
{
    public static IEndpointRouteBuilder MapDrawings(this IEndpointRouteBuilder endpoints)
    {
        var drawings = endpoints
            .MapGroup("/api/modelling/{kind}/{key}")
            .WithTags("建模与发布")
            .RequireAuthorization(ApiPolicies.Official)
            .NeedsRight(ModellingRights.Draw, ModellingRights.Release);
        drawings.MapPut("/draft", Save).WithName("SaveDrawingDraft").WithSummary("保存图纸草稿");
        drawings.MapPost("/check", Check).WithName("CheckDrawing").WithSummary("检查图纸");
        drawings.MapGet("/texts/{which}", Text).WithName("GetDrawingText").WithSummary("图纸的一个版本，或草稿");
        return endpoints;
    }

    static async Task<Results<Ok<SavedDraft>, ProblemHttpResult>> Save(
        ModelKind kind,
        string key,
        DrawingText drawn,
        HttpRequest http,
        ISession session,
        IModelling modelling,
        CancellationToken cancel
    )
    {
        var seen = http.SeenVersion();
        if (seen.Fault is { } incomplete)
            return Problems.From(incomplete);
        var saved = await modelling.Save(new(kind, key, drawn.Text, seen.Value), session.Current, cancel);
        if (saved.Fault is { } fault)
            return Problems.From(fault);
        http.HttpContext.Response.ETag(saved.Value.Version);
        return TypedResults.Ok(new SavedDraft(saved.Value.Version));
    }

    static async Task<Ok<IReadOnlyList<DrawingProblem>>> Check(
        ModelKind kind,
        string key,
        DrawingText drawn,
        IModelling modelling,
        CancellationToken cancel
    ) => TypedResults.Ok(await modelling.Check(kind, key, drawn.Text, cancel));

    static async Task<Results<ContentHttpResult, ProblemHttpResult>> Text(
        ModelKind kind,
        string key,
        string which,
        IModelling modelling,
        CancellationToken cancel
    )
    {
        var drawing = await modelling.Drawing(kind, key, cancel);
        if (drawing.Fault is { } unknown)
            return Problems.From(unknown);
        return WhichText.Of(drawing.Value, which) is { } chosen
            ? TypedResults.Text(chosen.Text, kind is ModelKind.Form ? "application/json" : "application/xml")
            : Problems.From(ModellingFaults.NoDraft);
    }
}

/// <param name="Text">BPMN XML, DMN XML or form-js JSON.</param>
sealed record DrawingText(string Text);

/// <param name="Version">To be sent as <c>If-Match</c> with the next save.</param>
sealed record SavedDraft(int Version);
