using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.NoVisit.Video;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.NoVisit.Recording;

/// <param name="Takes">As in <see cref="RecordingTake.Link"/>, in order.</param>
public sealed record RecordingKept(Guid Call, string Digest, IReadOnlyList<string> Takes) : CityEvent(Call.ToString())
{
    public override string Type => "no-visit.recording-kept";
}

/// <summary>录像存证: a minute after the call no part is taken any more; then the digest of the recording enters the ledger, with the call, once.</summary>
sealed class EnterRecordings(CityContext city, CityStep step, SeeRecording seeing) : ICityJob
{
    const int AtOnce = 20;

    public string Name => "no-visit.enter-recordings";

    public TimeSpan Rest => TimeSpan.FromMinutes(1);

    public async Task<int> Run(CancellationToken cancel)
    {
        var over = city.Clock.GetUtcNow() - KeepRecording.LastPartsWithin;
        var calls = await city.Set<VideoCall>()
            .AsNoTracking()
            .Where(call => call.EndedAt < over && call.RecordingDigest == null)
            .Where(call => city.Set<RecordingPart>().Any(part => part.CallId == call.Id))
            .OrderBy(call => call.EndedAt)
            .Take(AtOnce)
            .Select(call => call.Id)
            .ToListAsync(cancel);
        foreach (var id in calls)
            await step.Run<Done>(
                nameof(EnterRecordings),
                async () =>
                {
                    var call = await city.Set<VideoCall>().SingleAsync(one => one.Id == id, cancel);
                    if (call.RecordingDigest is null && await seeing.Takes(id, cancel) is { Count: > 0 } takes)
                        call.Filmed([.. takes.Select(take => take.Link)]);
                    return Done.It;
                },
                cancel
            );
        return calls.Count;
    }
}
