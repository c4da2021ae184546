using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Assurance.Identity;
using Yingzhou.Foundation.Files;
using Yingzhou.Foundation.Http;
using Yingzhou.Kernel;
using ISession = Yingzhou.Assurance.Identity.ISession;

namespace Yingzhou.Support.Cases.Http;

/// <summary>The files of a case, to download from the workbench by whoever may read the case or has a task of it before them.</summary>
static class FileEndpoints
{
    static readonly Fault Missing = new("cases.file-missing", "没有找到这份材料的文件，请联系申请人重新上传。", 404);

    public static IEndpointRouteBuilder MapFiles(this IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapGet("/api/cases/{id:guid}/files/{material}", Download)
            .RequireAuthorization(ApiPolicies.Either)
            .WithTags("办件")
            .WithName("DownloadMaterial")
            .WithSummary("下载申请材料");
        return endpoints;
    }

    static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> Download(
        Guid id,
        string material,
        Guid? task,
        int? file,
        ISession session,
        ICases cases,
        IFiles files,
        HttpResponse http,
        CancellationToken cancel
    )
    {
        var found = await CaseBefore.Read(id, task, session.Current, cases, cancel);
        if (found.Fault is { } refused)
            return Problems.From(refused);
        var handedIn = found.Value.Materials.FirstOrDefault(one => one.Id == material)?.Files.ElementAtOrDefault(file ?? 0);
        return files.Attachment(http, handedIn?.Digest, handedIn?.Name) is { } attached ? attached : Problems.From(Missing);
    }
}
