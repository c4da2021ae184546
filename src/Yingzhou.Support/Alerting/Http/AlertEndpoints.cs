using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Assurance.Identity;
using Yingzhou.Foundation.Http;
using Yingzhou.Support.Alerting.Handling;
using ISession = Yingzhou.Assurance.Identity.ISession;

namespace Yingzhou.Support.Alerting.Http;

/// <summary>The interface of outside systems: something is so, something is so no more. Saying it twice changes nothing, so no idempotency key is needed.</summary>
static class AlertEndpoints
{
    public static IEndpointRouteBuilder MapAlerts(this IEndpointRouteBuilder endpoints)
    {
        var alerts = endpoints
            .MapGroup("/api/alerts")
            .WithTags("预警与处置")
            .RequireAuthorization(ApiPolicies.Official)
            .NeedsRight(AlertingRights.Feed);
        alerts.MapPost("/", Raise).WithName("RaiseAlert").WithSummary("报送预警");
        alerts.MapPost("/end", End).WithName("EndAlert").WithSummary("解除预警");
        return endpoints;
    }

    static async Task<Results<Ok<AlertAnswer>, ProblemHttpResult>> Raise(
        AlertPost post,
        ISession session,
        FeedAlert feed,
        CancellationToken cancel
    )
    {
        var raised = await feed.Raise(
            new(
                post.Kind,
                post.SubjectKey,
                post.SubjectName,
                post.Cause,
                post.Level,
                post.Text,
                post.Region,
                post.HappenedAt,
                post.Longitude,
                post.Latitude,
                post.Evidence?.GetRawText()
            ),
            session.Current,
            cancel
        );
        return raised.Fault is { } fault ? Problems.From(fault) : TypedResults.Ok(AlertAnswer.Of(raised.Value));
    }

    static async Task<Results<Ok<AlertEnded>, ProblemHttpResult>> End(
        AlertEndPost post,
        ISession session,
        FeedAlert feed,
        CancellationToken cancel
    )
    {
        var ended = await feed.End(post.Kind, post.SubjectKey, post.Cause, post.At, session.Current, cancel);
        return ended.Fault is { } fault ? Problems.From(fault) : TypedResults.Ok(new AlertEnded(ended.Value));
    }
}

/// <param name="Evidence">Any JSON.</param>
sealed record AlertPost(
    string Kind,
    string SubjectKey,
    string SubjectName,
    string Cause,
    AlertLevel Level,
    string Text,
    string Region,
    DateTimeOffset HappenedAt,
    double? Longitude,
    double? Latitude,
    JsonElement? Evidence
);

sealed record AlertEndPost(string Kind, string SubjectKey, string Cause, DateTimeOffset At);

/// <param name="Times">How often it was said while it lasts.</param>
sealed record AlertAnswer(Guid Id, AlertLevel Level, int Times, Guid? Incident)
{
    public static AlertAnswer Of(Alert alert) => new(alert.Id, alert.Level, alert.Times, alert.IncidentId);
}

/// <param name="Was">Whether there was such a warning.</param>
sealed record AlertEnded(bool Was);
