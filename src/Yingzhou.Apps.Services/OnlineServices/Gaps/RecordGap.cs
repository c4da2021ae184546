using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.OnlineServices.Gaps;

/// <summary>Keeps what found no answer, once for each wording and place, with its count.</summary>
sealed class RecordGap(CityContext city, CityStep step, TimeProvider clock)
{
    const int Longest = 80;

    /// <summary>Never an error for who asked: what could not be kept is counted the next time.</summary>
    public async Task Run(GapKind kind, string typed, string region, string? about, CancellationToken cancel)
    {
        var masked = MaskedText.Of(typed.Trim());
        var asked = masked.Length <= Longest ? masked : masked[..Longest];
        if (asked.Length > 0)
            await step.Run(nameof(RecordGap), () => Keep(kind, asked, region, about, cancel), cancel);
    }

    async Task<Outcome<Done>> Keep(GapKind kind, string asked, string region, string? about, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var known = await city.Set<Gap>()
            .SingleOrDefaultAsync(gap => gap.Kind == kind && gap.Region == region && gap.Asked == asked, cancel);
        if (known is null)
            city.Add(
                new Gap
                {
                    Id = Guid.CreateVersion7(now),
                    Region = region,
                    Kind = kind,
                    Asked = asked,
                    About = about,
                    Times = 1,
                    FirstAt = now,
                    LastAt = now,
                }
            );
        else
            (known.Times, known.LastAt) = (known.Times + 1, now);
        return Done.It;
    }
}
