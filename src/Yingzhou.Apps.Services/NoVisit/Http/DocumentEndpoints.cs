using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Apps.Services.NoVisit.Signing;
using Yingzhou.Apps.Services.NoVisit.Video;
using Yingzhou.Assurance.Identity;
using Yingzhou.Foundation.Http;
using Yingzhou.Kernel;
using ISession = Yingzhou.Assurance.Identity.ISession;

namespace Yingzhou.Apps.Services.NoVisit.Http;

/// <summary>The signed document as a file, for both ends: it can be checked anywhere, at <c>/no-visit/verify</c> or by program.</summary>
static class DocumentEndpoints
{
    static readonly Fault NotSigned = new("no-visit.nothing-signed", "这次视频办件没有签过的文书。", 404);

    /// <summary>How the file is written and read again: indented, Chinese as it is.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string OfCaller(Guid call) => $"/no-visit/video/{call}/document";

    public static string OfClerk(Guid call) => $"/desk/no-visit/calls/{call}/document";

    public static IEndpointRouteBuilder MapSignedDocuments(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/no-visit/video/{call:guid}/document", ForCaller).RequireAuthorization().ExcludeFromDescription();
        endpoints
            .MapGet("/desk/no-visit/calls/{call:guid}/document", ForClerk)
            .RequireAuthorization()
            .NeedsRight(NoVisitRights.Serve)
            .ExcludeFromDescription();
        return endpoints;
    }

    static async Task<IResult> ForCaller(Guid call, ISession session, CallQueries calls, HttpContext http, CancellationToken cancel) =>
        Answer(await calls.Mine(call, session.Current, cancel), http);

    static async Task<IResult> ForClerk(Guid call, ISession session, CallQueries calls, HttpContext http, CancellationToken cancel) =>
        Answer(await calls.ForClerk(call, session.Current, cancel), http);

    static IResult Answer(Outcome<VideoCall> found, HttpContext http)
    {
        if (found.Fault is { } refused)
            return Problems.From(refused);
        if (found.Value.Signed is not { } document)
            return Problems.From(NotSigned);
        http.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.File(
            JsonSerializer.SerializeToUtf8Bytes(document, Json),
            "application/json",
            $"signed-{found.Value.Id:N}.json"
        );
    }

    /// <returns><c>null</c> when it is no such file.</returns>
    public static SignedDocument? Read(string text)
    {
        try
        {
            return
                JsonSerializer.Deserialize<SignedDocument>(text, Json)
                    is { Document: not null, DocumentSm3: not null, Signatures: not null } read
                && read.Signatures.All(one => one is { Name: not null, PublicKey: not null, Before: not null, Signature: not null })
                ? read
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
