using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.NoVisit.Video;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.NoVisit.Recording;

/// <param name="Link">The digest of the take (录像指纹).</param>
sealed record RecordingTake(long Take, DateTimeOffset From, DateTimeOffset To, int Parts, long Bytes, string Link);

/// <param name="Open">The viewer's own look that is still open; <c>null</c> when they have to give a reason first.</param>
sealed record RecordingSheet(VideoCall Call, IReadOnlyList<RecordingTake> Takes, IReadOnlyList<RecordingView> Views, RecordingView? Open);

/// <param name="Parts">Opened one after the other, as they are asked for.</param>
sealed record OpenedFilm(IAsyncEnumerable<byte[]> Parts);

/// <summary>
/// 查看录像: by who supervises the hall, with a reason, which the person in the picture can read (a07 §7: each view logged to the subject, download disabled).
/// </summary>
sealed class SeeRecording(CityContext city, CityStep step, IPermissions permissions, RecordingFiles files)
{
    const int LongestReason = 200;

    static readonly Fault NoReason = new("no-visit.view-needs-reason", "请写明为什么查看，办事人能看到这句话。") { Field = "reason" };
    static readonly Fault NotOpen = new("no-visit.view-not-open", "请先写明理由再查看；一次 30 分钟有效。", 403);

    public async Task<Outcome<RecordingSheet>> Sheet(Guid id, Subject viewer, CancellationToken cancel)
    {
        var found = await Find(id, viewer, cancel);
        if (found.Fault is { } refused)
            return refused;
        var views = await Views(id, cancel);
        var now = city.Clock.GetUtcNow();
        return new RecordingSheet(
            found.Value,
            await Takes(id, cancel),
            views,
            views.FirstOrDefault(view => view.IsOpen(viewer.AsActor().Id, now))
        );
    }

    /// <summary>Who has looked, the latest first: for the person in the picture as well.</summary>
    public async Task<IReadOnlyList<RecordingView>> Views(Guid id, CancellationToken cancel) =>
        await city.Set<RecordingView>()
            .AsNoTracking()
            .Where(view => view.CallId == id)
            .OrderByDescending(view => view.At)
            .ToListAsync(cancel);

    public async Task<IReadOnlyList<RecordingTake>> Takes(Guid id, CancellationToken cancel) =>
        [
            .. (await city.Set<RecordingPart>().AsNoTracking().Where(part => part.CallId == id).ToListAsync(cancel))
                .GroupBy(part => part.Take)
                .OrderBy(take => take.Key)
                .Select(take => new RecordingTake(
                    take.Key,
                    take.Min(part => part.At),
                    take.Max(part => part.At),
                    take.Count(),
                    take.Sum(part => part.Bytes),
                    take.MaxBy(part => part.Sequence)!.Link
                )),
        ];

    public Task<Outcome<Done>> Begin(Guid id, string reason, Subject viewer, CancellationToken cancel)
    {
        city.Actors.Current = viewer.AsActor();
        return step.Run<Done>(
            nameof(SeeRecording),
            async () =>
            {
                var found = await Find(id, viewer, cancel);
                if (found.Fault is { } refused)
                    return refused;
                if (reason.Trim().Length is 0 or > LongestReason)
                    return NoReason;
                city.Add(
                    new RecordingView
                    {
                        Region = found.Value.Region,
                        CallId = id,
                        ViewerId = viewer.AsActor().Id,
                        Viewer = $"{viewer.ActingPost?.Unit.Name} {viewer.Name}",
                        Reason = reason.Trim(),
                        At = city.Clock.GetUtcNow(),
                    }
                );
                city.Live.Touch(CallTopics.Of(id));
                return Done.It;
            },
            cancel
        );
    }

    /// <summary>The film of a take, opened part by part; every part is compared with its digest.</summary>
    public async Task<Outcome<OpenedFilm>> Film(Guid id, long take, Subject viewer, CancellationToken cancel)
    {
        var sheet = await Sheet(id, viewer, cancel);
        if (sheet.Fault is { } refused)
            return refused;
        if (sheet.Value.Open is null)
            return NotOpen;
        var parts = await city.Set<RecordingPart>()
            .AsNoTracking()
            .Where(part => part.CallId == id && part.Take == take)
            .OrderBy(part => part.Sequence)
            .ToListAsync(cancel);
        return parts.Count == 0 ? CallFaults.Unknown : new OpenedFilm(Opened(parts, cancel));
    }

    async IAsyncEnumerable<byte[]> Opened(IReadOnlyList<RecordingPart> parts, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var part in parts)
        {
            var bytes = await files.Read(part.CallId, part.Take, part.Sequence, cancel);
            if (Convert.ToHexStringLower(Sm3.Hash(bytes)) != part.Sm3)
                throw new CryptographicException($"Part {part.Sequence} of recording {part.CallId} is not what was recorded");
            yield return bytes;
        }
    }

    async Task<Outcome<VideoCall>> Find(Guid id, Subject viewer, CancellationToken cancel)
    {
        if (await city.Set<VideoCall>().AsNoTracking().SingleOrDefaultAsync(call => call.Id == id, cancel) is not { } call)
            return CallFaults.Unknown;
        return permissions.Refuse(viewer, NoVisitRights.SeeRecordings, NoVisitRights.ResourceOf(call)) is { } refused ? refused : call;
    }
}
