using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.TalentServices.Content;
using Yingzhou.Apps.Services.TalentServices.Jobs;
using Yingzhou.Apps.Services.TalentServices.Recognition;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.TalentServices.Awards;

/// <param name="Due">Yuan that are due now.</param>
/// <param name="PayBy">Ten working days after it fell due; <c>null</c> when nothing is.</param>
/// <param name="Suspect">Its insurance looks like ghost employment.</param>
sealed record AwardLine(TalentAward Award, decimal Due, DateOnly? PayBy, bool Suspect, Settlement Settlement);

/// <summary>政策智兑: what is due is paid within ten working days without an application; whoever reviewed does not pay.</summary>
sealed class PayAwards(
    CityContext city,
    CityStep step,
    RecognitionContent content,
    TalentContent talent,
    WhoAmI who,
    IPermissions permissions,
    Workdays workdays
)
{
    public async Task<Outcome<IReadOnlyList<AwardLine>>> All(Subject official, CancellationToken cancel)
    {
        if (permissions.Refuse(official, RecognitionRights.See, RecognitionRights.All(talent.TitleUnit)) is { } refused)
            return refused;
        var today = city.Clock.GetUtcNow().Day();
        var suspects = Suspects();
        var awards = await city.Set<TalentAward>().AsNoTracking().OrderByDescending(one => one.Id).Take(500).ToListAsync(cancel);
        return (List<AwardLine>)
            [
                .. awards
                    .Select(award => new AwardLine(
                        award,
                        award.DueNow(today),
                        award.DueSince(today) is { } since ? workdays.AddWorkdaysOpen(since, TalentAward.PaymentWorkdays).Value.Day : null,
                        suspects.Contains(award.HolderKey),
                        award.Settle(today)
                    ))
                    .OrderBy(line => line.PayBy ?? DateOnly.MaxValue),
            ];
    }

    public Task<Outcome<Done>> Pay(Guid id, int seen, Subject official, CancellationToken cancel) =>
        Deed(
            nameof(Pay),
            id,
            seen,
            official,
            award =>
                Suspects().Contains(award.HolderKey) ? AwardFaults.Ghost : award.Pay(city.Actors.Current, city.Clock.GetUtcNow().Day()),
            cancel
        );

    public Task<Outcome<Done>> Stop(Guid id, int seen, DateOnly from, LeavingReason reason, Subject official, CancellationToken cancel) =>
        Deed(nameof(Stop), id, seen, official, award => award.Stop(from, reason), cancel);

    /// <summary>服务期中止.</summary>
    public Task<Outcome<Done>> Pause(Guid id, int seen, DateOnly from, PauseReason reason, Subject official, CancellationToken cancel) =>
        Deed(nameof(Pause), id, seen, official, award => award.Pause(from, reason, city.Clock.GetUtcNow().Day()), cancel);

    /// <summary>恢复.</summary>
    public Task<Outcome<Done>> Resume(Guid id, int seen, DateOnly to, Subject official, CancellationToken cancel) =>
        Deed(nameof(Resume), id, seen, official, award => award.Resume(to, city.Clock.GetUtcNow().Day()), cancel);

    Task<Outcome<Done>> Deed(string doing, Guid id, int seen, Subject official, Func<TalentAward, Fault?> deed, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<Done>(
            $"{doing}Award",
            async () =>
            {
                if (await city.Set<TalentAward>().FindAsync([id], cancel) is not { } award)
                    return AwardFaults.Unknown;
                if (
                    permissions.Refuse(official, RecognitionRights.Pay, RecognitionRights.ResourceOf(award, talent.TitleUnit)) is
                    { } refused
                )
                    return refused;
                if (award.Version != seen)
                    return RecognitionFaults.Stale;
                return deed(award) is { } fault ? fault : Done.It;
            },
            cancel
        );
    }

    HashSet<string> Suspects() => [.. GhostEmployment.Suspects(content.Insurance).Select(who.KeyOf)];
}
