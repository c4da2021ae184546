using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Apps.Services.NoVisit.Recording;
using Yingzhou.Assurance.Identity;
using Yingzhou.Foundation.Http;
using Yingzhou.Kernel;
using ISession = Yingzhou.Assurance.Identity.ISession;

namespace Yingzhou.Apps.Services.NoVisit.Http;

/// <summary>Recordings: parts from the clerk's browser, films for who may see them. There is no download: a film is shown within the page that asked for the reason.</summary>
static class RecordingEndpoints
{
    const string Film = "video/webm";

    public static string Of(Guid call) => $"/desk/no-visit/calls/{call}/recording/parts";

    public static string FilmOf(Guid call, long take) => $"/desk/no-visit/calls/{call}/recording/films/{take}";

    public static IEndpointRouteBuilder MapRecordings(this IEndpointRouteBuilder endpoints)
    {
        var desk = endpoints.MapGroup("/desk/no-visit/calls/{call:guid}/recording").RequireAuthorization().ExcludeFromDescription();
        desk.MapPost("/parts", Keep).NeedsRight(NoVisitRights.Serve);
        desk.MapGet("/films/{take:long}", Show).NeedsRight(NoVisitRights.SeeRecordings);
        return endpoints;
    }

    static async Task<IResult> Keep(
        Guid call,
        long take,
        int sequence,
        HttpRequest http,
        ISession session,
        KeepRecording keep,
        CancellationToken cancel
    )
    {
        // A page of another site cannot send this type without being asked first.
        if (
            http.ContentType?.StartsWith(Film, StringComparison.Ordinal) is not true
            || http.ContentLength is not (> 0 and <= KeepRecording.LargestPart)
        )
            return Problems.From(new Fault("no-visit.recording-shape", "录像分段应为不超过 8 MB 的 WebM。", 400));
        using var bytes = new MemoryStream();
        await http.Body.CopyToAsync(bytes, cancel);
        var kept = await keep.Run(call, take, sequence, bytes.ToArray(), session.Current, cancel);
        return kept.Fault is { } refused ? Problems.From(refused) : TypedResults.Ok(kept.Value);
    }

    static async Task<IResult> Show(Guid call, long take, HttpContext http, ISession session, SeeRecording see, CancellationToken cancel)
    {
        var film = await see.Film(call, take, session.Current, cancel);
        if (film.Fault is { } refused)
            return Problems.From(refused);
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Stream(
            async target =>
            {
                await foreach (var part in film.Value.Parts.WithCancellation(cancel))
                    await target.WriteAsync(part, cancel);
            },
            Film
        );
    }
}
