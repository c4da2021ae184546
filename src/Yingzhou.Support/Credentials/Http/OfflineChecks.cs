using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Assurance.Identity;

namespace Yingzhou.Support.Credentials.Http;

/// <summary>What checking without a network needs: the list for other people's programs, and the page in one file for the desk.</summary>
static class OfflineChecks
{
    const string Script = "_content/Yingzhou.Ui/dist/offline-verify.js";

    static readonly JsonSerializerOptions Json = JsonSerializerOptions.Web;

    /// <param name="At">As it is signed.</param>
    sealed record KitList(string At, IReadOnlyList<string> Entries);

    sealed record Kit(string PublicKey, KitList List, string Signature);

    public static IEndpointRouteBuilder MapOfflineChecks(this IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapGet("/credentials/status", Status)
            .AllowAnonymous()
            .WithName("GetCredentialStatus")
            .WithSummary("签发公钥和状态清单")
            .WithTags("电子证照");
        endpoints
            .MapGet("/desk/verify/offline", Page)
            .RequireAuthorization(ApiPolicies.Official)
            .NeedsRight(CredentialRights.Verify)
            .WithName("DownloadOfflineCheckPage")
            .WithSummary("下载离线核验页")
            .WithTags("电子证照");
        return endpoints;
    }

    static async Task<IResult> Status(IShowings showings, CancellationToken cancel) =>
        TypedResults.Json(await KitOf(showings, cancel), Json);

    static async Task<IResult> Page(IShowings showings, IWebHostEnvironment web, HttpResponse http, CancellationToken cancel)
    {
        var script = web.WebRootFileProvider.GetFileInfo(Script);
        if (!script.Exists)
            return TypedResults.Problem(
                "离线核验的程序还没有打包，请管理员运行 ./yz bundle。",
                statusCode: StatusCodes.Status503ServiceUnavailable
            );
        await using var stream = script.CreateReadStream();
        using var reader = new StreamReader(stream);
        var kit = await KitOf(showings, cancel);
        http.Headers.CacheControl = "private, no-store";
        return TypedResults.File(
            Encoding.UTF8.GetBytes(OfflinePage.Of(JsonSerializer.Serialize(kit, Json), await reader.ReadToEndAsync(cancel), kit.List.At)),
            "text/html; charset=utf-8",
            "offline-verify.html"
        );
    }

    static async Task<Kit> KitOf(IShowings showings, CancellationToken cancel)
    {
        var status = await showings.Status(cancel);
        return new(
            status.PublicKey,
            new(status.List.At.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), status.List.Entries),
            status.Signature
        );
    }
}
