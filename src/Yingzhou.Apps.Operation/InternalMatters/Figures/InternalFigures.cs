using Yingzhou.Apps.Operation.InternalMatters.Rules;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;

namespace Yingzhou.Apps.Operation.InternalMatters.Figures;

/// <param name="PathDays">Working days that the unit's legs took on paths that were critical.</param>
/// <param name="Charged">Days of delay charged to it.</param>
sealed record UnitShare(string Unit, int PathDays, decimal PathShare, decimal Charged, int LateOffPath);

/// <summary>The figures of the coordinator (统筹单位) over a period.</summary>
/// <param name="Matters">What was submitted, with one matter cut into many counted once (a01 §7).</param>
/// <param name="Split">The matters that were cut, each with its applications.</param>
/// <param name="Days">Working days from submission to the end, of bundles that ended well.</param>
sealed record InternalFigures(
    int Submitted,
    int Finished,
    RatioOf OnTime,
    TimeSummary Days,
    IReadOnlyList<UnitShare> Units,
    IReadOnlyList<BundlePain> Pains,
    IReadOnlyList<SupplementHabit> Supplements,
    IReadOnlyList<OffSystemFinding> Offline,
    IReadOnlyList<BundleStory> Stories,
    int Matters,
    IReadOnlyList<IReadOnlyList<CountedMatter>> Split
)
{
    public static InternalFigures Of(
        IReadOnlyList<LoggedCase> log,
        IReadOnlyDictionary<string, Support.Cases.Content.Bundle> bundles,
        Workdays workdays,
        OfficeHours hours,
        DateOnly today
    )
    {
        var legs = log.Where(one => one.Bundle is not null).ToLookup(one => one.Bundle!.Value);
        var heads = log.Where(one => one.Bundle is null).ToList();
        List<BundleStory> stories =
        [
            .. heads
                .Where(head => head.IsBundle && bundles.ContainsKey(head.Code))
                .Select(head => BundleStory.Of(bundles[head.Code], head, [.. legs[head.Id]], workdays))
                .OfType<BundleStory>(),
        ];
        var ended = stories.Where(story => story.Delay.Succeeded && story.Legs.All(leg => leg.Succeeded)).ToList();
        var counted = SplitMatters.Collapse(
            heads
                .Where(head => head.Submitted is not null)
                .Select(head => new CountedMatter(head.Number, head.Applicant, head.About, head.Code, head.Submitted!.Value.Day())),
            workdays
        );
        return new(
            heads.Count,
            heads.Count(head => head.Finished is not null),
            OnTimeRate.Of(heads.Select(head => head.Timed).OfType<TimedCase>(), today),
            TimeSummary.Of(ended.Select(story => (double)(story.Delay.Value.DurationDays - story.Delay.Value.PausedDays))),
            Shares(ended),
            [
                .. heads
                    .Where(head => head.IsBundle)
                    .GroupBy(head => head.Code)
                    .Select(same =>
                        BundlePain.Of(
                            same.Key,
                            same.Count(),
                            ended.Where(story => story.Head.Code == same.Key).Select(story => story.Delay.Value.OverrunDays)
                        )
                    )
                    .OrderByDescending(pain => pain.Pain ?? -1)
                    .ThenByDescending(pain => pain.Volume),
            ],
            SupplementAbuse.Of(log.SelectMany(one => Asked(one, workdays))),
            OffSystemScore.Find(
                OffSystemSigns.Of([.. log.Where(one => !one.IsBundle).Select(Handled).OfType<HandlingRecord>()], hours.IsOpen)
            ),
            stories,
            counted.Succeeded ? counted.Value.Count : heads.Count,
            counted.Succeeded ? [.. counted.Value.Where(matter => matter.Count > 1)] : []
        );
    }

    static IReadOnlyList<UnitShare> Shares(IReadOnlyList<BundleStory> ended)
    {
        var lines = ended
            .SelectMany(
                story => story.Delay.Value.Legs,
                (story, leg) => (leg, Days: story.Actuals.Single(actual => actual.Id == leg.Leg.Id).ElapsedDays)
            )
            .ToList();
        var all = lines.Where(line => line.leg.OnPath).Sum(line => line.Days);
        return
        [
            .. lines
                .GroupBy(line => line.leg.Leg.Unit)
                .Select(own =>
                {
                    var onPath = own.Where(line => line.leg.OnPath).Sum(line => line.Days);
                    return new UnitShare(
                        own.Key,
                        onPath,
                        all == 0 ? 0 : (decimal)onPath / all,
                        own.Sum(line => line.leg.ChargedDays),
                        own.Count(line => !line.leg.OnPath && line.leg.OverrunDays > 0)
                    );
                })
                .OrderByDescending(share => share.PathDays)
                .ThenBy(share => share.Unit, StringComparer.Ordinal),
        ];
    }

    // Whether a supplement was asked on the last day: by the clock as it stood then, without this pause and the later ones.
    static IEnumerable<AskedSupplement> Asked(LoggedCase one, Workdays workdays)
    {
        if (one.Clock is not { } clock)
            yield break;
        var before = LegalClock.Start(clock.Accepted, clock.Days);
        var asked = one.Deeds.Where(deed => deed.Kind is CaseEventKind.SupplementRequested).ToLookup(deed => deed.At.Day());
        foreach (var pause in clock.Pauses)
        {
            if (
                pause.Ground is PauseGround.Supplement
                && asked[pause.Requested].FirstOrDefault() is { } deed
                && before.Read(pause.Requested, workdays) is { Succeeded: true, Value: var reading }
            )
                yield return new(one.Unit, deed.Actor, reading.Due.Day == pause.Requested);
            if (pause.Returned is not { } returned)
                yield break;
            before = before.Pause(pause.Requested, pause.Ground, pause.LegalBasis).Value.Resume(returned).Value;
        }
    }

    static HandlingRecord? Handled(LoggedCase one) =>
        one is { Submitted: { } submitted, Accepted: { } accepted, Decided: { } decided } && decided >= accepted
            ? new(
                one.Number,
                one.Code,
                one.Deeds.LastOrDefault(deed => deed.Kind is not CaseEventKind.SupplementRequested)?.Actor ?? one.Unit,
                submitted,
                accepted,
                decided
            )
            : null;
}
