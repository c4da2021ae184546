namespace Yingzhou.Support.Process.Mining;

/// <summary>Why a stay began: after which other, or with the case.</summary>
/// <param name="From"><c>null</c> for the beginning.</param>
/// <param name="To"><c>null</c> for the end.</param>
/// <param name="Step">The way of the design that it took; <c>null</c> when the design has none.</param>
/// <param name="IsRework">It begins again what the case had already passed, by a way that was not drawn.</param>
sealed record CausalLink(Stay? From, Stay? To, DesignedStep? Step, bool IsRework = false);

/// <summary>
/// Reads a case with the design in hand: each stay is put down to the stay that, by the design, let it begin, and only where there is none to what simply came before. So work
/// that runs side by side is not mistaken for an order that nobody drew.
/// </summary>
static class CausalLinks
{
    public static List<CausalLink> Of(IReadOnlyList<Stay> stays, DesignedFlow design, bool completed)
    {
        var links = new List<CausalLink>();
        // A stay lets each activity after it begin once.
        var used = new HashSet<(int, string)>();
        foreach (var stay in stays)
        {
            var causes = design
                .Before[stay.Activity]
                .Where(step => step.From != DesignedFlow.Start)
                .Select(step => (Step: step, Cause: Cause(step, stay, stays, used)))
                .Where(one => one.Cause is not null)
                .OrderByDescending(one => one.Cause!.Finished ?? one.Cause.Ready)
                .ThenByDescending(one => one.Cause!.Order)
                .ToList();
            if (causes.Count > 0)
            {
                // The last to finish let it begin; those it was joined with had been waited for.
                var last = causes[0];
                foreach (
                    var (step, cause) in causes
                        .Where(one => one == last || one.Step.Joins.Intersect(last.Step.Joins).Any())
                        .DistinctBy(one => one.Cause!.Order)
                )
                {
                    // Several at once may begin after one stay (会签): then it is not used up.
                    if (!design.RunSideBySide(stay.Activity, stay.Activity))
                        used.Add((cause!.Order, stay.Activity));
                    links.Add(new(cause, stay, step));
                }
                continue;
            }
            links.Add(Otherwise(stay, stays, design));
        }

        if (completed)
            links.AddRange(Ends(stays, links, design));
        return links;
    }

    static Stay? Cause(DesignedStep step, Stay stay, IReadOnlyList<Stay> stays, HashSet<(int, string)> used) =>
        stays
            .Where(before =>
                before.Order < stay.Order
                && before.Activity == step.From
                && !used.Contains((before.Order, stay.Activity))
                && Lets(step.Kind, before, stay)
            )
            .MaxBy(before => before.Order);

    static bool Lets(FollowKind kind, Stay before, Stay stay) =>
        kind switch
        {
            FollowKind.Done => before.IsDone && before.Finished <= stay.Ready,
            FollowKind.Interrupted => before.IsCancelled && before.Finished <= stay.Ready,
            _ => before.Ready <= stay.Ready && !(before.Finished < stay.Ready),
        };

    static CausalLink Otherwise(Stay stay, IReadOnlyList<Stay> stays, DesignedFlow design)
    {
        var again = stays.Any(before => before.Order < stay.Order && before.Activity == stay.Activity);
        if (!again && design.Before[stay.Activity].FirstOrDefault(step => step.From == DesignedFlow.Start) is { } start)
            return new(null, stay, start);
        var before = stays
            .Where(other => other.Order < stay.Order)
            .OrderByDescending(other => other.Finished is { } finished && finished <= stay.Ready ? finished : other.Ready)
            .ThenByDescending(other => other.Order)
            .FirstOrDefault();
        return new(before, stay, null, again);
    }

    static IEnumerable<CausalLink> Ends(IReadOnlyList<Stay> stays, List<CausalLink> links, DesignedFlow design)
    {
        var left = links.Select(link => link.From).OfType<Stay>().Select(stay => stay.Order).ToHashSet();
        foreach (var last in stays.Where(stay => stay.Finished is not null && !left.Contains(stay.Order)))
        {
            var wanted = last.IsCancelled ? FollowKind.Interrupted : FollowKind.Done;
            if (design.After[last.Activity].FirstOrDefault(step => step.To == DesignedFlow.End && step.Kind == wanted) is { } end)
                yield return new(last, null, end);
            // What was interrupted with the whole case (撤销) has no way to an end of its own.
            else if (last.IsDone && last.Order == stays[^1].Order)
                yield return new(last, null, null);
        }
    }
}
