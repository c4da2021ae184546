using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.NoVisit.Video;

/// <summary>Half hours that can be booked at the video counter (预约时段): the next three working days, nine to half past four.</summary>
sealed class CallSlots(CityContext city, Workdays workdays, TimeProvider clock)
{
    // Own defaults; without a lunch break, because the boats go then.
    const int Days = 3;
    const int AtOnce = 2;
    static readonly TimeOnly Opens = new(9, 0);
    static readonly TimeOnly LastBegins = new(16, 30);

    public async Task<IReadOnlyList<DateTimeOffset>> Free(CancellationToken cancel)
    {
        var all = All().ToList();
        if (all.Count == 0)
            return [];
        var (first, last) = (all[0], all[^1]);
        var taken = await city.Set<VideoCall>()
            .Where(call => call.BookedFor >= first && call.BookedFor <= last && call.EndedAt == null)
            .Select(call => call.BookedFor!.Value)
            .ToListAsync(cancel);
        return [.. all.Where(slot => taken.Count(one => one == slot) < AtOnce)];
    }

    public async Task<bool> IsFree(DateTimeOffset slot, CancellationToken cancel) => (await Free(cancel)).Contains(slot);

    IEnumerable<DateTimeOffset> All()
    {
        var now = clock.GetUtcNow();
        var found = 0;
        for (var day = now.Day(); found < Days && workdays.IsWorkday(day) is { Succeeded: true } workday; day = day.AddDays(1))
        {
            if (!workday.Value)
                continue;
            found++;
            for (var at = Opens; at <= LastBegins; at = at.AddMinutes(30))
                if (CityTime.StartOf(day) + at.ToTimeSpan() is var slot && slot > now)
                    yield return slot;
        }
    }
}
