using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.TalentServices.Awards;
using Yingzhou.Apps.Services.TalentServices.Codes;
using Yingzhou.Apps.Services.TalentServices.Content;
using Yingzhou.Apps.Services.TalentServices.Jobs;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.TalentServices.Recognition;

/// <summary>What the leaders' screen counts (智治大屏).</summary>
/// <param name="Days">Calendar days from the application to the grant.</param>
/// <param name="Overdue">Awards whose ten working days have run out.</param>
sealed record TalentCounts(
    int InForce,
    int Public,
    int Waiting,
    TimeSummary Days,
    decimal DueNow,
    decimal Paid,
    int Overdue,
    int CodeUses,
    int Posts,
    IReadOnlyList<(string Category, int Count)> ByCategory,
    IReadOnlyList<(string Island, int Places)> ByIsland
)
{
    public static readonly TalentCounts None = new(0, 0, 0, TimeSummary.Of([]), 0, 0, 0, 0, 0, [], []);
}

sealed class TalentFigures(CityContext city, TalentContent talent, PostShelf shelf, Workdays workdays)
{
    public async Task<TalentCounts> Read(CancellationToken cancel)
    {
        var today = city.Clock.GetUtcNow().Day();
        var recognitions = await city.Set<TalentRecognition>()
            .AsNoTracking()
            .Select(one => new
            {
                one.Category,
                one.Status,
                one.SubmittedOn,
                one.GrantedOn,
                one.ValidTo,
            })
            .ToListAsync(cancel);
        var inForce = recognitions.FindAll(one => one.Status is RecognitionStatus.Granted && one.ValidTo >= today);
        var awards = await city.Set<TalentAward>().AsNoTracking().ToListAsync(cancel);
        var month = CityTime.StartOf(new(today.Year, today.Month, 1));
        var posts = await shelf.Open(cancel);
        return new(
            inForce.Count,
            recognitions.Count(one => one.Status is RecognitionStatus.Public or RecognitionStatus.Contested),
            recognitions.Count(one => one.Status is RecognitionStatus.InReview),
            TimeSummary.Of(
                recognitions
                    .Where(one => one.GrantedOn is not null)
                    .Select(one => (double)(one.GrantedOn!.Value.DayNumber - one.SubmittedOn.DayNumber))
            ),
            awards.Sum(award => award.DueNow(today)),
            awards.Sum(award => award.PaidSum),
            awards.Count(award =>
                award.DueSince(today) is { } since
                && workdays.AddWorkdaysOpen(since, TalentAward.PaymentWorkdays) is { Succeeded: true, Value: var by }
                && by.Day < today
            ),
            await city.Set<CodeUse>().CountAsync(use => use.At >= month, cancel),
            posts.Count,
            [.. inForce.CountBy(one => one.Category).OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => (one.Key, one.Value))],
            [
                .. posts
                    .GroupBy(post => post.Island)
                    .Select(island => (talent.Islands[island.Key], island.Sum(post => post.Headcount)))
                    .OrderByDescending(one => one.Item2),
            ]
        );
    }
}
