using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.TalentServices.Awards;
using Yingzhou.Apps.Services.TalentServices.Content;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.TalentServices.Recognition;

/// <summary>What follows when a category is proved: publicity or at once the grant; with the grant the awards begin and the older category ends, in the same step.</summary>
sealed class GrantRecognition(
    CityContext city,
    RecognitionContent content,
    Workdays workdays,
    TalentCertificate certificate,
    FollowCategory awards
)
{
    public async Task<Fault?> GoOn(TalentRecognition recognition, CancellationToken cancel)
    {
        if (!RecognitionClock.IsPublic(recognition.Category, content.PublicFrom))
            return await Grant(recognition, cancel);
        var until = RecognitionClock.PublicUntil(workdays, city.Clock.GetUtcNow().Day());
        return until.Fault ?? recognition.Publish(until.Value.Day);
    }

    public async Task<Fault?> Grant(TalentRecognition recognition, CancellationToken cancel)
    {
        var today = city.Clock.GetUtcNow().Day();
        if (recognition.Grant(today, today.AddYears(content.ValidYears[recognition.Category]).AddDays(-1)) is { } fault)
            return fault;
        foreach (
            var older in await city.Set<TalentRecognition>()
                .Where(one => one.HolderKey == recognition.HolderKey && one.Id != recognition.Id && one.Status == RecognitionStatus.Granted)
                .ToListAsync(cancel)
        )
            older.Supersede(today);
        if (await certificate.Issue(recognition, cancel) is { } unissued)
            return unissued;
        return await awards.Granted(recognition, today, cancel);
    }
}

/// <summary>公示期满: each recognition in a step of its own, so that one that fails holds up nobody.</summary>
sealed class EndPublicity(CityContext city, CityStep step, GrantRecognition grant) : ICityJob
{
    const int Batch = 100;

    public string Name => "talent-publicity";

    public TimeSpan Rest => TimeSpan.FromMinutes(10);

    public async Task<int> Run(CancellationToken cancel)
    {
        var today = city.Clock.GetUtcNow().Day();
        var over = await city.Set<TalentRecognition>()
            .AsNoTracking()
            .Where(one => one.Status == RecognitionStatus.Public && one.PublicUntil < today)
            .OrderBy(one => one.PublicUntil)
            .Select(one => one.Id)
            .Take(Batch)
            .ToListAsync(cancel);
        var granted = 0;
        foreach (var id in over)
        {
            city.Actors.Current = Actor.System;
            var done = await step.Run<Done>(
                nameof(EndPublicity),
                async () =>
                    await city.Set<TalentRecognition>().FindAsync([id], cancel) is { Status: RecognitionStatus.Public } one
                    && await grant.Grant(one, cancel) is { } fault
                        ? fault
                        : Done.It,
                cancel
            );
            granted += done.Succeeded ? 1 : 0;
        }
        return granted == Batch ? granted : 0;
    }
}
