using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Assurance.Identity;
using Yingzhou.Foundation.Http;
using Yingzhou.Foundation.Live;
using ISession = Yingzhou.Assurance.Identity.ISession;

namespace Yingzhou.Support.Cases.Http;

/// <summary>Where a page hears that it should look again. Who may not look is not told when to.</summary>
static class LiveEndpoints
{
    public const string Inbox = "/api/live/inbox";
    public const string AllCases = "/api/live/cases";

    /// <summary>For officials; with the task that is before them when they read the case by it.</summary>
    public static string Of(Guid @case, Guid? task = null) => $"/api/live/cases/{@case}{(task is null ? "" : $"?task={task}")}";

    public static IEndpointRouteBuilder MapLive(this IEndpointRouteBuilder endpoints)
    {
        var live = endpoints.MapGroup("/api/live").WithTags("实时提醒");
        live.MapGet("/inbox", OfInbox).RequireAuthorization(ApiPolicies.Official).WithName("LiveInbox").WithSummary("待办有变动");
        live.MapGet("/cases", OfAll).RequireAuthorization(ApiPolicies.Official).WithName("LiveCases").WithSummary("办件有变动");
        live.MapGet("/cases/{case:guid}", OfCase)
            .RequireAuthorization(ApiPolicies.Either)
            .WithName("LiveCase")
            .WithSummary("这件办件有变动");
        return endpoints;
    }

    static IResult OfInbox(ISession session, LiveStream live, CancellationToken cancel) =>
        live.Of(session.Current.AccountId, session.Current.Posts.Select(held => CaseTopics.OfPost(held.Id)), cancel);

    static IResult OfAll(ISession session, LiveStream live, CancellationToken cancel) =>
        live.Of(session.Current.AccountId, [CaseTopics.All], cancel);

    static async Task<IResult> OfCase(Guid @case, Guid? task, ISession session, ICases cases, LiveStream live, CancellationToken cancel)
    {
        var seen = await CaseBefore.Read(@case, task, session.Current, cases, cancel);
        return seen.Fault is { } refused ? Problems.From(refused) : live.Of(session.Current.AccountId, [CaseTopics.Of(@case)], cancel);
    }
}
