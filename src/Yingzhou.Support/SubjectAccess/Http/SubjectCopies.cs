using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Assurance.Identity;
using ISession = Yingzhou.Assurance.Identity.ISession;

namespace Yingzhou.Support.SubjectAccess.Http;

/// <summary>The copy as a file that programs read.</summary>
static class SubjectCopies
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static IEndpointRouteBuilder MapSubjectCopies(this IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapGet("/my/data/{id:guid}/file", Download)
            .RequireAuthorization()
            .WithName("DownloadSubjectCopy")
            .WithSummary("下载个人信息副本")
            .WithTags("个人信息");
        return endpoints;
    }

    static async Task<IResult> Download(Guid id, ISession session, ISubjectAccess access, HttpResponse http, CancellationToken cancel)
    {
        var copy = await access.Copy(id, session.Current, cancel);
        if (copy.Fault is { } refused)
            return TypedResults.Problem(refused.Detail, statusCode: refused.Status, title: refused.Code);
        http.Headers.CacheControl = "private, no-store";
        return TypedResults.File(JsonSerializer.SerializeToUtf8Bytes(copy.Value, Json), "application/json", $"my-data-{id:N}.json");
    }
}
