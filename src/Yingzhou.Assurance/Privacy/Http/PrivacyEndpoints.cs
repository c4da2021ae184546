using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Privacy.Handling;
using Yingzhou.Foundation.Http;
using ISession = Yingzhou.Assurance.Identity.ISession;

namespace Yingzhou.Assurance.Privacy.Http;

static class PrivacyEndpoints
{
    public static IEndpointRouteBuilder MapPrivacy(this IEndpointRouteBuilder endpoints)
    {
        var privacy = endpoints.MapGroup("/api/privacy").WithTags("隐私计算");
        privacy
            .MapGet("/key", (PrivacyDesk desk) => TypedResults.Ok(new { sm2 = Convert.ToHexStringLower(desk.Key.Public.Export()) }))
            .WithName("GetPrivacyKey")
            .WithSummary("签发求交授权的公钥");
        privacy
            .MapGet("/jobs/{number}/grant", Grant)
            .RequireAuthorization(ApiPolicies.Official)
            .NeedsRight(PrivacyRights.See)
            .WithName("GetPrivacyGrant")
            .WithSummary("一项求交任务的授权文件");
        return endpoints;
    }

    static async Task<Results<FileContentHttpResult, NotFound, ProblemHttpResult>> Grant(
        string number,
        PrivacyDesk desk,
        ISession session,
        CancellationToken cancel
    )
    {
        var found = await desk.Find(number, session.Current, cancel);
        return found.Fault is { } fault ? Problems.From(fault)
            : found.Value.Job.GrantFile is { } file
                ? TypedResults.File(Encoding.UTF8.GetBytes(file), "application/json", $"grant-{found.Value.Job.Number}.json")
            : TypedResults.NotFound();
    }
}
