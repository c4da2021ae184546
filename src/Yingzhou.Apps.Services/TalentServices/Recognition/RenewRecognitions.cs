using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.TalentServices.Awards;
using Yingzhou.Apps.Services.TalentServices.Content;
using Yingzhou.Apps.Services.TalentServices.Jobs;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Services.TalentServices.Recognition;

/// <summary>到期复核: nobody has to apply. Each recognition in a step of its own, with its certificate.</summary>
sealed class RenewRecognitions(
    CityContext city,
    CityStep step,
    RecognitionContent content,
    WhoAmI who,
    TalentCertificate certificate,
    FollowCategory awards
) : ICityJob
{
    const int Batch = 100;

    public string Name => "talent-renewal";

    public TimeSpan Rest => TimeSpan.FromMinutes(30);

    public async Task<int> Run(CancellationToken cancel)
    {
        var today = city.Clock.GetUtcNow().Day();
        var due = await city.Set<TalentRecognition>()
            .AsNoTracking()
            .Where(one => one.Status == RecognitionStatus.Granted && one.ValidTo <= today)
            .OrderBy(one => one.ValidTo)
            .Select(one => one.Id)
            .Take(Batch)
            .ToListAsync(cancel);
        var renewed = 0;
        foreach (var id in due)
        {
            city.Actors.Current = Actor.System;
            var done = await step.Run(nameof(RenewRecognitions), () => Renew(id, today, cancel), cancel);
            renewed += done.Succeeded ? 1 : 0;
        }
        return renewed == Batch ? renewed : 0;
    }

    async Task<Outcome<Done>> Renew(Guid id, DateOnly today, CancellationToken cancel)
    {
        if (
            await city.Set<TalentRecognition>().FindAsync([id], cancel)
                is not { Status: RecognitionStatus.Granted, ValidTo: { } validTo } one
            || validTo > today
        )
            return Done.It;
        var sheet = new FactSheet(content.KnownOf(who.LoginOf(one.HolderKey)), city.Clock.GetUtcNow());
        var renewed = RecognitionRenewal.Of(one.Category, validTo, CategoryRules.Find(content.Clauses, sheet), content.ValidYears, today);
        one.Renew(renewed, renewed.Clause is { } clause ? ApplyForRecognition.EvidenceOf(clause, sheet) : null, today);
        if (
            (renewed.ValidTo is null || renewed.What is Renewed.Lowered)
            && await awards.Lowered(one, lapsed: renewed.ValidTo is null, today, cancel) is { } unpayable
        )
            return unpayable;
        // A certificate that lapses ends by its own date.
        return renewed.ValidTo is not null && await certificate.Issue(one, cancel) is { } refused ? refused : Done.It;
    }
}
