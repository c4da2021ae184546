using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.TalentServices.Content;
using Yingzhou.Apps.Services.TalentServices.Recognition;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.TalentServices.Awards;

/// <summary>Awards follow the category of whoever has them, in the step that changes it.</summary>
sealed class FollowCategory(CityContext city, RecognitionContent content)
{
    /// <summary>授予: what the category pays begins.</summary>
    public async Task<Fault?> Granted(TalentRecognition recognition, DateOnly today, CancellationToken cancel)
    {
        var running = await Running(recognition, cancel);
        var plan = AwardPlan.Of(
            recognition.Category,
            content.Awards,
            today,
            [.. running.Select(one => new RunningAward(one.PolicyId, one.ExclusiveGroup, one.Total))]
        );
        if (plan.Fault is { } tooMany)
            return tooMany;
        Begin(recognition, plan.Value, today);
        return null;
    }

    /// <summary>降级或失效.</summary>
    public async Task<Fault?> Lowered(TalentRecognition recognition, bool lapsed, DateOnly today, CancellationToken cancel)
    {
        var running = await Running(recognition, cancel);
        var change = LoweredAwards.Of(
            lapsed ? null : recognition.Category,
            [.. content.Awards],
            [
                .. running.Select(one => new ServedAward(
                    new(one.PolicyId, one.ExclusiveGroup, one.Total),
                    one.Period.EntitledAfter(one.ServedMonths(today))
                )),
            ],
            today
        );
        if (change.Fault is { } tooMany)
            return tooMany;
        foreach (var award in running.Where(one => change.Value.Ended.Contains(one.PolicyId)))
            if (award.Stop(today, LeavingReason.Lowered) is { } refused)
                return refused;
        Begin(recognition, change.Value.Begun, today);
        return null;
    }

    async Task<List<TalentAward>> Running(TalentRecognition recognition, CancellationToken cancel) =>
        await city.Set<TalentAward>().Where(one => one.HolderKey == recognition.HolderKey && one.StoppedOn == null).ToListAsync(cancel);

    void Begin(TalentRecognition recognition, AwardPlan plan, DateOnly today) =>
        city.AddRange(
            plan.Awards.Select(award => new TalentAward
            {
                Region = recognition.Region,
                HolderKey = recognition.HolderKey,
                Holder = recognition.Holder,
                RecognitionId = recognition.Id,
                ReviewerId = recognition.ReviewerId,
                PolicyId = award.Policy.Id,
                ExclusiveGroup = award.Policy.ExclusiveGroup,
                Title = award.Total < award.Policy.Total ? $"{award.Policy.Title}（就高补差）" : award.Policy.Title,
                Total = award.Total,
                Months = award.Policy.Months,
                StartedOn = today,
            })
        );
}
