using Yingzhou.Kernel;
using Yingzhou.Support.Cases;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Objections;

/// <summary>One stretch of an enterprise's own matter (我的时间线).</summary>
/// <param name="Whose">Whose time it is.</param>
/// <param name="Hours">Working hours; <c>null</c> while it runs.</param>
public sealed record TimelineStretch(string What, TimeOwner Whose, DateTimeOffset From, DateTimeOffset? Until, double? Hours);

public enum TimeOwner
{
    /// <summary>部门的时间: it counts.</summary>
    Department,

    /// <summary>您的时间: supplement asked for, not yet returned.</summary>
    Applicant,

    /// <summary>法定特别程序: neither's.</summary>
    Law,
}

/// <summary>How a matter passed, in the same hours by which the indicators count it: department's, applicant's and the law's own time apart (a13 §3).</summary>
public sealed record OwnTimeline(IReadOnlyList<TimelineStretch> Stretches)
{
    public double HoursOf(TimeOwner whose) => Stretches.Where(one => one.Whose == whose).Sum(one => one.Hours ?? 0);

    /// <param name="firstContact">An objection that was upheld says when it really began.</param>
    public static OwnTimeline Of(LoggedCase one, OfficeHours hours, DateTimeOffset? firstContact = null)
    {
        if (one.Submitted is not { } submitted)
            return new([]);
        var stretches = new List<TimelineStretch>();
        var from = firstContact < submitted ? firstContact.Value : submitted;
        var end = one.Decided ?? one.Finished;
        if (from < submitted)
            Add("首次联系到提交", TimeOwner.Department, from, submitted);
        from = submitted;
        if (one.Accepted is { } accepted && accepted > submitted)
        {
            Add("提交到受理", TimeOwner.Department, submitted, accepted);
            from = accepted;
        }
        foreach (var pause in one.Clock?.Pauses ?? [])
        {
            // The clock counts by days: a pause begins with the end of the day on which it was asked for.
            var stopped = Max(from, CityTime.EndOf(pause.Requested));
            if (stopped > from)
                Add("办理", TimeOwner.Department, from, stopped);
            DateTimeOffset? resumed = pause.Returned is { } returned ? Max(stopped, CityTime.EndOf(returned)) : null;
            Add(
                pause.Ground is PauseGround.Supplement ? "等您补正" : "法定特别程序",
                pause.Ground is PauseGround.Supplement ? TimeOwner.Applicant : TimeOwner.Law,
                stopped,
                resumed
            );
            if (resumed is null)
                return new(stretches);
            from = resumed.Value;
        }
        if (end is null || end > from)
            Add("办理", TimeOwner.Department, from, end);
        return new(stretches);

        void Add(string what, TimeOwner whose, DateTimeOffset begun, DateTimeOffset? until) =>
            stretches.Add(
                new(
                    what,
                    whose,
                    begun,
                    until,
                    until is { } over && hours.Between(begun, over) is { Succeeded: true, Value: var worked } ? worked.TotalHours : null
                )
            );
    }

    static DateTimeOffset Max(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
