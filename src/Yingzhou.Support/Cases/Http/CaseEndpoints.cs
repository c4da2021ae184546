using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Foundation.Http;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Handling;
using Yingzhou.Support.Cases.Reading;
using ISession = Yingzhou.Assurance.Identity.ISession;

namespace Yingzhou.Support.Cases.Http;

/// <summary>The interface of applicants: hand in, list, look.</summary>
static class CaseEndpoints
{
    const int LargestPage = 100;

    public static IEndpointRouteBuilder MapCases(this IEndpointRouteBuilder endpoints)
    {
        var cases = endpoints.MapGroup("/api/cases").WithTags("办件").RequireAuthorization();
        cases.MapPost("/", Submit).WithName("SubmitCase").WithSummary("提交申请");
        cases.MapGet("/", Mine).WithName("ListMyCases").WithSummary("我的办件");
        cases.MapGet("/{id:guid}", Find).WithName("GetCase").WithSummary("查看办件");
        return endpoints;
    }

    static async Task<Results<Created<SubmittedCase>, ProblemHttpResult>> Submit(
        SubmitRequest request,
        HttpRequest http,
        ISession session,
        PersonalCipher cipher,
        ICases cases,
        CancellationToken cancel
    )
    {
        var key = http.IdempotencyKey();
        if (key.Fault is { } unkeyed)
            return Problems.From(unkeyed);
        var applicant = request.Applicant.For(session.Current, cipher);
        if (applicant.Fault is { } notTheirs)
            return Problems.From(notTheirs);
        var outcome = await cases.Submit(
            new(
                request.Target,
                request.Region,
                request.Form,
                request.Answers ?? [],
                request.Materials ?? [],
                key.Value,
                request.ByCommitment,
                Device: Device.Of(http.HttpContext)
            ),
            session.Current,
            applicant.Value,
            cancel
        );
        return outcome.Fault is { } fault ? Problems.From(fault) : TypedResults.Created($"/api/cases/{outcome.Value.Id}", outcome.Value);
    }

    static async Task<Ok<Page<CaseLine>>> Mine(ISession session, ICases cases, string? after, int? size, CancellationToken cancel) =>
        TypedResults.Ok(await cases.Mine(session.Current, after, Size(size), cancel));

    static async Task<Results<Ok<CaseAnswer>, ProblemHttpResult>> Find(
        Guid id,
        HttpResponse http,
        ISession session,
        ICases cases,
        CancellationToken cancel
    )
    {
        var outcome = await cases.Case(id, session.Current, cancel);
        if (outcome.Fault is { } fault)
            return Problems.From(fault);
        http.ETag(outcome.Value.Version);
        return TypedResults.Ok(CaseAnswer.Of(outcome.Value, cases));
    }

    internal static int Size(int? asked) => Math.Clamp(asked ?? 20, 1, LargestPage);
}
