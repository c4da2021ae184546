using Yingzhou.Kernel;

namespace Yingzhou.Support.Process.Mining;

/// <summary>How long each activity took and how long it was left lying.</summary>
sealed class ActivityLedger(
    DesignedFlow design,
    IReadOnlyDictionary<string, double> expected,
    Func<DateTimeOffset, DateTimeOffset, double> hours,
    MiningLimits limits
)
{
    readonly Dictionary<string, List<Line>> lines = design.Activities.Keys.ToDictionary(id => id, _ => new List<Line>());
    bool tellsOfAcceptance;

    public void Add(IEnumerable<Stay> stays)
    {
        foreach (var stay in stays)
        {
            tellsOfAcceptance |= stay.Accepted is not null;
            if (!stay.IsDone)
                continue;
            var paused = stay.Pauses.Sum(pause => hours(pause.From, pause.Until));
            var all = Math.Max(0, hours(stay.Ready, stay.Finished!.Value) - paused);
            var wait = stay.Accepted is { } accepted ? Math.Min(all, hours(stay.Ready, accepted)) : (double?)null;
            lines[stay.Activity].Add(new(all, wait, stay.Unit.Length > 0));
        }
    }

    public IReadOnlyList<MinedActivity> Activities
    {
        get
        {
            var total = lines.Values.Sum(own => own.Sum(line => line.Hours));
            return
            [
                .. design
                    .Activities.Select(activity => Judge(activity.Key, activity.Value, lines[activity.Key], total))
                    .OrderByDescending(activity => activity.TimeShare)
                    .ThenBy(activity => activity.Id, StringComparer.Ordinal),
            ];
        }
    }

    MinedActivity Judge(string id, string name, List<Line> own, double total)
    {
        double? limit = expected.TryGetValue(id, out var known) ? known : null;
        var late = limit is { } most ? RatioOf.Count(own, line => line.Hours > most) : new RatioOf(0, 0);
        // What a machine does is accepted by nobody; what nobody accepted before it was done lay there the whole time.
        var waits = tellsOfAcceptance ? own.Where(line => line.ByPeople).Select(line => line.Wait ?? line.Hours).ToList() : [];
        var sum = own.Sum(line => line.Hours);
        double? share = waits.Count > 0 && sum > 0 ? waits.Sum() / sum : null;
        var wait = TimeSummary.Of(waits);
        return new(
            id,
            name,
            own.Count,
            TimeSummary.Of(own.Select(line => line.Hours)),
            wait,
            total > 0 ? sum / total : 0,
            limit,
            late,
            own.Count >= limits.FewestStays && Wilson.LowerBound(late) > 0.5,
            share,
            own.Count >= limits.FewestStays
                && share > limits.WaitingShare
                && wait.Median >= (limits.ShortestWait ?? MiningLimits.AnHour).TotalHours
        );
    }

    readonly record struct Line(double Hours, double? Wait, bool ByPeople);
}
