using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Assurance.Identity;
using Yingzhou.Foundation.Files;
using Yingzhou.Foundation.Http;
using Yingzhou.Foundation.Live;
using ISession = Yingzhou.Assurance.Identity.ISession;

namespace Yingzhou.Support.Alerting.Http;

/// <summary>What the pages of incidents ask beside themselves: when to look again, and the evidence.</summary>
static class IncidentEndpoints
{
    public const string Board = "/api/live/incidents";

    public static string Of(Guid incident) => $"/api/live/incidents/{incident}";

    public static string FileHref(Guid incident, Guid entry) => $"/desk/incidents/{incident}/files/{entry}";

    public static IEndpointRouteBuilder MapIncidents(this IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapGet(Board, OfBoard)
            .RequireAuthorization(ApiPolicies.Official)
            .WithName("LiveIncidents")
            .WithSummary("处置事件有变动")
            .WithTags("实时提醒");
        endpoints
            .MapGet("/api/live/incidents/{incident:guid}", OfIncident)
            .RequireAuthorization(ApiPolicies.Official)
            .WithName("LiveIncident")
            .WithSummary("这件处置事件有变动")
            .WithTags("实时提醒");
        endpoints
            .MapGet("/desk/incidents/{incident:guid}/files/{entry:guid}", Download)
            .RequireAuthorization()
            .WithName("DownloadIncidentFile")
            .WithSummary("下载处置证据")
            .WithTags("预警与处置");
        return endpoints;
    }

    static IResult OfBoard(ISession session, LiveStream live, CancellationToken cancel) =>
        live.Of(session.Current.AccountId, [AlertingTopics.Board], cancel);

    static async Task<IResult> OfIncident(
        Guid incident,
        ISession session,
        IIncidents incidents,
        LiveStream live,
        CancellationToken cancel
    ) =>
        (await incidents.Find(incident, session.Current, cancel)).Fault is { } refused
            ? Problems.From(refused)
            : live.Of(session.Current.AccountId, [AlertingTopics.Of(incident)], cancel);

    static async Task<IResult> Download(
        Guid incident,
        Guid entry,
        ISession session,
        IIncidents incidents,
        IFiles files,
        HttpResponse http,
        CancellationToken cancel
    )
    {
        var found = await incidents.Find(incident, session.Current, cancel);
        if (found.Fault is { } refused)
            return Problems.From(refused);
        var line = found.Value.Log.FirstOrDefault(line => line.Id == entry);
        return files.Attachment(http, line?.FileDigest, line?.FileName) is { } sent ? sent : TypedResults.NotFound();
    }
}
