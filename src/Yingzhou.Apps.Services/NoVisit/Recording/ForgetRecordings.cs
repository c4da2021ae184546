using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.NoVisit.Content;
using Yingzhou.Apps.Services.NoVisit.Video;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.NoVisit.Recording;

/// <summary>Deletes recordings whose time is over (录像到期删除), as the item's table says (a07 §2: kept per item table). The digests go with them; the session record stays.</summary>
sealed class ForgetRecordings(CityContext city, CityStep step, RecordingFiles files, NoVisitContent content) : ICityJob
{
    const int AtOnce = 20;

    public string Name => "no-visit.forget-recordings";

    public TimeSpan Rest => TimeSpan.FromHours(1);

    public async Task<int> Run(CancellationToken cancel)
    {
        var now = city.Clock.GetUtcNow();
        var newest = now.AddDays(-content.ShortestKept);
        var candidates = await city.Set<VideoCall>()
            .AsNoTracking()
            .Where(call => call.EndedAt <= newest && city.Set<RecordingPart>().Any(part => part.CallId == call.Id))
            .OrderBy(call => call.EndedAt)
            .Select(call => new
            {
                call.Id,
                call.Item,
                call.EndedAt,
            })
            .ToListAsync(cancel);
        var over = candidates
            .Where(call => now - call.EndedAt > TimeSpan.FromDays(content.RecordingKeptDays(call.Item)))
            .Take(AtOnce)
            .ToList();
        foreach (var call in over)
        {
            // The rows last: as long as one is there, the next round tries again.
            files.Forget(call.Id);
            await step.Run<Done>(
                nameof(ForgetRecordings),
                async () =>
                {
                    await city.Set<RecordingPart>().Where(part => part.CallId == call.Id).ExecuteDeleteAsync(cancel);
                    return Done.It;
                },
                cancel
            );
        }
        return over.Count;
    }
}
