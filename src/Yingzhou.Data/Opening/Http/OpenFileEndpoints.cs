using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Yingzhou.Foundation.Http;
using Yingzhou.Kernel;
using ISession = Yingzhou.Assurance.Identity.ISession;

namespace Yingzhou.Data.Opening.Http;

/// <summary>Files of releases, for everybody; of conditional ones for those with a key or an agreement. In ranges, with ETag.</summary>
static class OpenFileEndpoints
{
    public static IEndpointRouteBuilder MapOpenFiles(this IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapMethods("/open/files/{dataset}/{version}/{name}", [HttpMethods.Get, HttpMethods.Head], Send)
            .WithTags("数据开放")
            .WithName("GetOpenFile")
            .WithSummary("下载开放数据文件（支持 Range、ETag）");
        return endpoints;
    }

    static async Task<Results<PhysicalFileHttpResult, ProblemHttpResult>> Send(
        string dataset,
        string version,
        string name,
        HttpContext http,
        IOpening opening,
        IOpenAccess access,
        ISession session,
        CancellationToken cancel
    )
    {
        http.Response.Headers.AccessControlAllowOrigin = "*";
        var found = await opening.File(dataset, version, name, cancel);
        if (found.Fault is { } fault)
            return Problems.From(fault);
        var served = found.Value;
        if (
            served.Dataset.Attribute is not OpenAttribute.Open
            && !await access.MayRead(dataset, AccessKeys.Of(http.Request), session.Current, cancel)
        )
            return Problems.From(new("opening.agreement-needed", "这是受限开放的数据，请先申请、签订利用协议，再凭密钥访问。", 403));
        // A release never changes, but it may be withdrawn: whoever keeps it asks again, and is told 304 or 410.
        http.Response.Headers.CacheControl = served.Dataset.Attribute is OpenAttribute.Open ? "no-cache" : "private, no-store";
        http.Response.Headers["X-Checksum-SM3"] = served.File.Sm3;
        return TypedResults.PhysicalFile(
            served.Path,
            served.File.MediaType,
            lastModified: served.Release.DecidedAt,
            entityTag: new EntityTagHeaderValue($"\"{served.File.Sha256}\""),
            enableRangeProcessing: true
        );
    }
}
