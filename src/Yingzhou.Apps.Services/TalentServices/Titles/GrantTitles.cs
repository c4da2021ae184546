using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.TalentServices.Content;
using Yingzhou.Apps.Services.TalentServices.Jobs;
using Yingzhou.Apps.Services.TalentServices.Recognition;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Objections;

namespace Yingzhou.Apps.Services.TalentServices.Titles;

/// <summary>From a panel's result to publicity (评审结果公示): what the result means for each is <see cref="TitleDecision"/>, nobody chooses.</summary>
sealed class GrantTitles(
    CityContext city,
    CityStep step,
    TalentContent content,
    TitleApplicants applicants,
    WhoAmI who,
    IPermissions permissions,
    Workdays workdays
)
{
    /// <returns>What the result means for each applicant; nothing before there is one.</returns>
    public async Task<IReadOnlyList<TitleDecision>> Decisions(TitlePanel panel, CancellationToken cancel) =>
        panel.Status is PanelStatus.Decided or PanelStatus.Public
        && PanelOutcome.Of(panel.AllVotes) is { Succeeded: true, Value: var outcome }
            ? TitleDecision.Of(outcome, [.. await applicants.All(cancel)], [.. content.Conditions])
            : [];

    public async Task<IReadOnlyList<TitleGrant>> Of(Guid panel, CancellationToken cancel) =>
        await city.Set<TitleGrant>().AsNoTracking().Where(one => one.PanelId == panel).OrderBy(one => one.Id).ToListAsync(cancel);

    /// <summary>Everything that is public now.</summary>
    public async Task<IReadOnlyList<TitleGrant>> Public(CancellationToken cancel)
    {
        var today = city.Clock.GetUtcNow().Day();
        return await city.Set<TitleGrant>()
            .AsNoTracking()
            .Where(one => one.Status == TitleStatus.Public && one.PublicUntil >= today)
            .OrderBy(one => one.PublicUntil)
            .Take(200)
            .ToListAsync(cancel);
    }

    /// <returns>How many were made public; those whose registers answer later follow when it is done again.</returns>
    public Task<Outcome<int>> Publish(Guid id, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run(nameof(GrantTitles), () => Add(id, official, cancel), cancel);
    }

    async Task<Outcome<int>> Add(Guid id, Subject official, CancellationToken cancel)
    {
        if (await city.Set<TitlePanel>().FindAsync([id], cancel) is not { } panel)
            return PanelFaults.Unknown;
        if (permissions.Refuse(official, RunPanel.Right, new("title-panel", id.ToString()) { UnitId = content.TitleUnit }) is { } refused)
            return refused;
        if (panel.Publish() is { } early)
            return early;
        var until = RecognitionClock.PublicUntil(workdays, city.Clock.GetUtcNow().Day());
        if (until.Fault is { } beyond)
            return beyond;
        var known = await city.Set<TitleGrant>().Where(one => one.PanelId == id).Select(one => one.Applicant).ToListAsync(cancel);
        var added = 0;
        var judged = await applicants.All(cancel);
        foreach (var decision in (await Decisions(panel, cancel)).Where(one => one.Title is not null && !known.Contains(one.Applicant)))
        {
            var applicant = judged.First(one => one.Id == decision.Applicant);
            city.Add(
                new TitleGrant
                {
                    Region = panel.Region,
                    PanelId = id,
                    Applicant = applicant.Id,
                    HolderKey = applicant.HolderKey ?? who.KeyOf(applicant.Login ?? applicant.Id),
                    Holder = Personal.Name(applicant.Name),
                    Title = decision.Title!,
                    PanelName = panel.Name,
                    PublishedBy = city.Actors.Current.Id,
                    PublicUntil = until.Value.Day,
                }
            );
            added++;
        }
        return added == 0 ? TitleFaults.Nobody : added;
    }
}

/// <summary>公示期满发证: each in a step of its own; while an objection waits for its answer the certificate waits too.</summary>
sealed class EndTitlePublicity(CityContext city, CityStep step, TitleCertificate certificate, IObjections objections) : ICityJob
{
    const int Batch = 100;

    public string Name => "talent-title-publicity";

    public TimeSpan Rest => TimeSpan.FromMinutes(10);

    public async Task<int> Run(CancellationToken cancel)
    {
        var today = city.Clock.GetUtcNow().Day();
        var over = await city.Set<TitleGrant>()
            .AsNoTracking()
            .Where(one => one.Status == TitleStatus.Public && one.PublicUntil < today)
            .OrderBy(one => one.PublicUntil)
            .Select(one => one.Id)
            .Take(Batch)
            .ToListAsync(cancel);
        var granted = 0;
        foreach (var id in over)
        {
            if (await objections.IsContested("talent", id.ToString(), cancel))
                continue;
            city.Actors.Current = Actor.System;
            var done = await step.Run<Done>(nameof(EndTitlePublicity), () => Grant(id, today, cancel), cancel);
            granted += done.Succeeded ? 1 : 0;
        }
        return granted == Batch ? granted : 0;
    }

    async Task<Outcome<Done>> Grant(Guid id, DateOnly today, CancellationToken cancel)
    {
        if (await city.Set<TitleGrant>().FindAsync([id], cancel) is not { Status: TitleStatus.Public } one)
            return Done.It;
        if (one.Grant(today) is { } early)
            return early;
        return await certificate.Issue(one, cancel) is { } unissued ? unissued : Done.It;
    }
}
