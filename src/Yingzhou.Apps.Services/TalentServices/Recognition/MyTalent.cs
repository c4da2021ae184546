using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.TalentServices.Awards;
using Yingzhou.Apps.Services.TalentServices.Content;
using Yingzhou.Apps.Services.TalentServices.Jobs;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Services.TalentServices.Recognition;

/// <summary>Where somebody stands as a talent (我的人才档案).</summary>
/// <param name="Current">The recognition in force.</param>
/// <param name="Pending">One that is under way, or the last that was refused.</param>
sealed record TalentStanding(TalentRecognition? Current, TalentRecognition? Pending, IReadOnlyList<TalentAward> Awards)
{
    /// <summary>The code lives while the category does and service goes on.</summary>
    public bool HasCode(DateOnly today) =>
        Current is { ValidTo: { } until }
        && today <= until
        && Awards.All(award => award.StoppedOn is null || award.StopReason is LeavingReason.Lowered);
}

/// <summary>What a person sees of their own recognition.</summary>
sealed class MyTalent(CityContext city, RecognitionContent content, WhoAmI who, TimeProvider clock)
{
    public async Task<TalentStanding> Standing(Subject person, CancellationToken cancel)
    {
        if (person.PersonKey is not { } key)
            return new(null, null, []);
        var all = await city.Set<TalentRecognition>()
            .AsNoTracking()
            .Where(one => one.HolderKey == key)
            .OrderByDescending(one => one.Id)
            .ToListAsync(cancel);
        var awards = await city.Set<TalentAward>()
            .AsNoTracking()
            .Where(one => one.HolderKey == key)
            .OrderBy(one => one.Id)
            .ToListAsync(cancel);
        return new(
            all.Find(one => one.Status is RecognitionStatus.Granted),
            all.Find(one => one.IsOpen)
                ?? (all is [{ Status: RecognitionStatus.Refused or RecognitionStatus.Revoked } last, ..] ? last : null),
            awards
        );
    }

    /// <summary>What registers know of them.</summary>
    public FactSheet Sheet(Subject person) => new(content.KnownOf(who.LoginOf(person)), clock.GetUtcNow());

    public CategoryFinding Finding(Subject person) => CategoryRules.Find(content.Clauses, Sheet(person));

    /// <summary>What a category would pay from today on.</summary>
    public Outcome<AwardPlan> Plan(string category, TalentStanding standing) =>
        AwardPlan.Of(category, content.Awards, clock.GetUtcNow().Day(), RunningOf(standing.Awards));

    internal static IReadOnlyCollection<RunningAward> RunningOf(IEnumerable<TalentAward> awards) =>
        [.. awards.Where(one => one.StoppedOn is null).Select(one => new RunningAward(one.PolicyId, one.ExclusiveGroup, one.Total))];
}
