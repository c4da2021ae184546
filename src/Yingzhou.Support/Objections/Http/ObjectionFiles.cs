using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Assurance.Identity;
using Yingzhou.Foundation.Files;
using ISession = Yingzhou.Assurance.Identity.ISession;

namespace Yingzhou.Support.Objections.Http;

/// <summary>证据附件: for whoever raised the objection and for whoever may answer it; for anybody else it is not there.</summary>
static class ObjectionFiles
{
    public static string Href(Guid objection, int file) => $"/objections/{objection}/files/{file}";

    public static IEndpointRouteBuilder MapObjectionFiles(this IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapGet("/objections/{objection:guid}/files/{file:int}", Download)
            .RequireAuthorization(ApiPolicies.Either)
            .WithName("DownloadObjectionFile")
            .WithSummary("下载异议的证据附件")
            .WithTags("异议与申诉");
        return endpoints;
    }

    static async Task<IResult> Download(
        Guid objection,
        int file,
        ISession session,
        IObjections objections,
        IFiles files,
        HttpResponse http,
        CancellationToken cancel
    )
    {
        var one = (await objections.Mine(session.Current, cancel)).FirstOrDefault(mine => mine.Id == objection);
        if (one is null && await objections.Find(objection, session.Current, cancel) is { Succeeded: true, Value: var found })
            one = objections.MayAnswer(found, session.Current).Allowed ? found : null;
        var attached = file < 0 ? null : one?.Attached.ElementAtOrDefault(file);
        return files.Attachment(http, attached?.Digest, attached?.Name) is { } sent ? sent : TypedResults.NotFound();
    }
}
