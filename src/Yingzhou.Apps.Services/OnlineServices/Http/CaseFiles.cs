using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Assurance.Identity;
using Yingzhou.Foundation.Files;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Cases.Reading;
using ISession = Yingzhou.Assurance.Identity.ISession;

namespace Yingzhou.Apps.Services.OnlineServices.Http;

/// <summary>What was handed in with a case, for those who may see the case.</summary>
static class CaseFiles
{
    public static string Href(Guid @case, string material, int file) =>
        $"/my/cases/{@case}/files?material={Uri.EscapeDataString(material)}&file={file}";

    public static IEndpointRouteBuilder MapCaseFiles(this IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapGet("/my/cases/{case:guid}/files", Download)
            .WithName("DownloadCaseFile")
            .WithSummary("下载办件材料")
            .RequireAuthorization();
        return endpoints;
    }

    static async Task<IResult> Download(
        Guid @case,
        string material,
        int? file,
        ICases cases,
        ISession session,
        IFiles files,
        HttpContext http,
        CancellationToken cancel
    )
    {
        var view = await cases.Case(@case, session.Current, cancel);
        if (!view.Succeeded)
            return TypedResults.Problem(view.Fault.Detail, statusCode: view.Fault.Status, title: view.Fault.Code);
        var handedIn = view.Value.Materials.FirstOrDefault(one => one.Id == material)?.Files.ElementAtOrDefault(file ?? 0);
        return files.Attachment(http.Response, handedIn?.Digest, handedIn?.Name) is { } sent ? sent : TypedResults.NotFound();
    }
}
