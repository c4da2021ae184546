using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Process;

namespace Yingzhou.Apps.Operation.InternalMatters.Figures;

/// <summary>The legs of one kind of bundle as an event log, held against their design; a stay may take the promise.</summary>
static class LegMining
{
    public static Outcome<MiningReport> Of(CriticalPath plan, IEnumerable<BundleStory> stories, OfficeHours hours)
    {
        var design = DesignedFlow.Of(plan.Legs);
        if (design.Fault is not null)
            return design.Fault;
        List<BundleStory> all = [.. stories];
        return ProcessMining.Mine(
            all.SelectMany(story => story.Legs.SelectMany(leg => Lines(story, leg))),
            design.Value,
            plan.Legs.ToDictionary(leg => leg.Id, leg => leg.PromisedDays * hours.DayLength.TotalHours),
            all.Where(story => story.Legs.All(leg => leg.Succeeded)).Select(story => story.Head.Number).ToHashSet(),
            (from, until) => hours.Between(from, until) is { Succeeded: true, Value: var worked } ? worked.TotalHours : 0
        );
    }

    static IEnumerable<LoggedEvent> Lines(BundleStory story, LoggedCase leg)
    {
        var (@case, id) = (story.Head.Number, leg.Leg!);
        if (leg.Submitted is not { } ready)
            yield break;
        yield return new(@case, id, leg.Unit, ready, LoggedKind.Ready);
        if (leg.Accepted is { } accepted)
            yield return new(@case, id, leg.Unit, accepted, LoggedKind.Accepted);
        foreach (var pause in leg.Clock?.Pauses ?? [])
        {
            yield return new(@case, id, leg.Unit, CityTime.EndOf(pause.Requested), LoggedKind.Paused);
            if (pause.Returned is { } returned)
                yield return new(@case, id, leg.Unit, CityTime.EndOf(returned), LoggedKind.Resumed);
        }
        if (leg.Finished is { } finished)
            yield return new(
                @case,
                id,
                leg.Unit,
                finished,
                leg.Status is CaseStatus.Refused ? LoggedKind.Refused
                    : leg.Succeeded ? LoggedKind.Finished
                    : LoggedKind.Cancelled
            );
    }
}
